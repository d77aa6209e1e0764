"""Who said what: cues, sources, contents, acts, addressees, channels, certainty and factuality."""
