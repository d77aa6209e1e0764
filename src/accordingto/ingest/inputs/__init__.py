"""An input as bytes: found, opened and decoded, and what kind of text it is."""
