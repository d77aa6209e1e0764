"""HTML pages: the text of the article and its metadata."""
