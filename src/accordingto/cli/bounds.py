"""The largest numbers that options accept, so that no value overflows or exhausts the machine."""

from __future__ import annotations

MOST_PROCESSES = 1_000
"""Greatest number of reader processes; no machine has more cores."""
MOST_ARTICLES = 1_000_000
"""Greatest number of articles that an option may ask for."""
