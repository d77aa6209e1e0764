"""One utterance as several outlets print it."""
