"""Feeds (RSS and Atom, well-formed or not) and sitemaps."""
