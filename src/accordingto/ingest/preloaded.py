"""A module that worker processes share: it is imported in one process, and the workers are forks of it.

The language detector takes 75 MiB, in each process if each loaded its own. See ``accordingto.processes``.
"""

from __future__ import annotations

import gc
import os
from contextlib import suppress

from accordingto.ingest.article import article_from_text

os.environ.setdefault(
    "OPENBLAS_NUM_THREADS", "1"
)  # set before numpy is loaded: its threads would not survive a fork
with suppress(OSError):  # no room for a temporary file; the error recurs when an article is made
    article_from_text("It rained on Monday, the office said.")
gc.collect()
gc.freeze()  # garbage collection would write to the shared memory pages, and so copy them
