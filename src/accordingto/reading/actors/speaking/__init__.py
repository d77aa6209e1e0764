"""Who speaks, and who the author is that says "I"."""
