"""Fetching pages over HTTP: redirects, limits on time and size, and protection of private networks."""
