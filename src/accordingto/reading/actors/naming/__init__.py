"""Recognition of names in mentions, and matching of names that belong to the same entity."""
