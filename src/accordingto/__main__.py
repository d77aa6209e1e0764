"""Runs the command line: ``python -m accordingto`` is ``accordingto``."""

import sys

from accordingto.cli import main

if __name__ == "__main__":
    sys.exit(main())
