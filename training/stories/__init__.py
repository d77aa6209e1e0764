"""Stories: what they are told by, counted and chosen on articles that no benchmark measures."""
