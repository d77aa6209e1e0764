"""A run in a process of its own, to be killed: ``python -m tests.bulk.drive OUT INPUT…``."""

from __future__ import annotations

import sys
from pathlib import Path

from accordingto.bulk import Local, run
from tests.bulk.fakes import job_for

if __name__ == "__main__":
    run(sys.argv[2:], job_for(Path(sys.argv[1])), Local(2))
