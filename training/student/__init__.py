"""The small model: taught by the large one, exported, and held against a yardstick."""
