"""What grammar says of a stretch of text: words, clauses, base forms, noun phrases."""
