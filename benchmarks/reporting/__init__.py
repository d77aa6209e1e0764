"""What every benchmark hands in, and what is made of it: floors, records, charts and the results page."""
