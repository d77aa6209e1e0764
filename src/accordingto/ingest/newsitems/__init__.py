"""News items as agencies deliver them (ninjs, NewsML-G2, NewsML 1, NITF), one article for each item."""
