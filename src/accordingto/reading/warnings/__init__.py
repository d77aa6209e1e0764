"""What an editor would ask."""
