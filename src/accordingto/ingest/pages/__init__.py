"""HTML → the article on the page, and what the page says of it."""
