"""Word processor and print documents: DOCX and PDF."""
