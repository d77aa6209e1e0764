"""What processes that make articles have in common: it is imported in one, of which they are copies.

To tell languages takes 75 MiB, in each of them if each loaded it for itself. See ``accordingto.processes``.
"""

from __future__ import annotations

import gc
import os
from contextlib import suppress

from accordingto.ingest.article import article_from_text

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is loaded: its threads are in no copy
with suppress(OSError):  # there is no room for its temporary file; who makes an article is told
    article_from_text("It rained on Monday, the office said.")
gc.collect()
gc.freeze()  # what looked for garbage would write into the memory that is shared
