"""The arguments of the commands that fit the tables of a model."""

from __future__ import annotations

import argparse
from pathlib import Path

from accordingto.reading.encoder.model import BUNDLED


def data_and_models(description: str | None) -> tuple[Path, Path]:
    """Return the data folder and the model folder from the command line; the latter defaults to the bundled
    model."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("models", type=Path, nargs="?", default=BUNDLED)
    args = parser.parse_args()
    return args.data, args.models
