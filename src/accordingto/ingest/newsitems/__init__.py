"""News as agencies deliver it (ninjs, NewsML-G2, NITF) → an article for each item."""
