"""The heads of the trained network, and their losses."""
