"""Web archives (WARC, ISO 28500): one article for each page in them; damaged records are skipped."""
