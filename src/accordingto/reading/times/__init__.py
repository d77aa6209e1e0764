"""Temporal expressions: finding them, resolving them to dates, and recognising deadlines."""
