"""What becomes of the headline in the body."""
