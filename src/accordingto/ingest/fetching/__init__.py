"""An address → the page that stands there: redirects, limits, no private network."""
