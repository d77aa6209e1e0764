"""The small model: distilled from the large one, exported, and compared with a standard tagger."""
