"""Plain text, Markdown and HTML fragments: their text, headline and language."""
