"""Entry point of ``python -m accordingto``, which is the same as the ``accordingto`` command."""

import sys

from accordingto.cli import main

if __name__ == "__main__":
    sys.exit(main())
