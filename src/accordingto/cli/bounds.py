"""The largest numbers that options take, so that none is one that the program cannot hold."""

from __future__ import annotations

MOST_PROCESSES = 1_000
"""As many processes may read; nobody has more cores."""
MOST_ARTICLES = 1_000_000
"""As many articles may be asked for at once."""
