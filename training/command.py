"""What the commands that fit the tables of a model have in common."""

from __future__ import annotations

import argparse
from pathlib import Path

from accordingto.reading.encoder.model import BUNDLED


def data_and_models(description: str | None) -> tuple[Path, Path]:
    """Return the folder of the data and that of the model, without which it is the bundled one."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("models", type=Path, nargs="?", default=BUNDLED)
    args = parser.parse_args()
    return args.data, args.models
