"""What the processes of the desk have in common: imported in one, of which the others are copies.

To tell languages takes 75 MiB, in each process that makes articles if it were loaded there.
"""

from __future__ import annotations

import gc
from contextlib import suppress

from accordingto.ingest import article_from_text

with suppress(OSError):  # there is no room for its temporary file; who makes an article is told
    article_from_text("It rained on Monday, the office said.")
gc.collect()
gc.freeze()  # what looked for garbage would write into the memory that is shared
