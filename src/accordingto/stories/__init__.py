"""Articles → what they have in common: which of them tell of one event."""
