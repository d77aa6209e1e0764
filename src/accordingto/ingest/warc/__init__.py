"""Web archives (WARC, ISO 28500) → an article for each page in them; what is damaged is stepped over."""
