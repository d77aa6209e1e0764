"""When: expressions of time, what they mean, and the deadlines among them."""
