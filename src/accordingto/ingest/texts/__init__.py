"""Plain text and Markdown: the headline, what is read of it, the language."""
