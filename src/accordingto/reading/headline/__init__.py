"""The check of the headline against the body of the article."""
