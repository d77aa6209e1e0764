"""Development scripts that the Makefile runs; they are not part of the package."""
