"""The article as propositions, each with those who vouch for it."""
