"""The article as claims: propositions, each with the chain of sources that vouch for it."""
