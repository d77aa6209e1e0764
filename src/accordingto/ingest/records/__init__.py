"""Records with an article each: a line of JSON, an element of an array, a row of a table."""
