"""Attributions: their source, cue, content, act, addressee, channel, certainty, strength and polarity."""
