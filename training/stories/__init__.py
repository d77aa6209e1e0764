"""What is fitted for claims that several articles have."""
