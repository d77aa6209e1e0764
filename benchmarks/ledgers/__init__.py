"""Whole ledgers against those that people drew: how right, how honest about it, and what each pass brings."""
