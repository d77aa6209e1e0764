"""Who speaks, who is told, and who says "I"."""
