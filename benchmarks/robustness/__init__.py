"""Input that nobody means well: texts and pages that are made to break the reader, or to take it for ever."""
