"""What the Makefile runs besides the tools themselves; not part of the package."""
