"""The cost of runs of ``accordingto bulk``, and whether killing them changes their output."""
