"""Fitting for stories: the rarity of terms, and the links between sentences of several articles."""
