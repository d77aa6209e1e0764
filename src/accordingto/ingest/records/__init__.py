"""Formats of records, one article each: lines of JSON, elements of an array, rows of a table."""
