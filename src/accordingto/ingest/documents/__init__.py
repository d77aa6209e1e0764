"""Documents that are made to be printed: PDF and DOCX."""
