"""How the bundled model is made. Not part of what users install."""
