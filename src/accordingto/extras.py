"""Packages that only some formats need, and how to get them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from accordingto.errors import MissingExtra


def need(module: str, extra: str) -> Any:
    """Import a module of a package that comes with an extra of ours.

    Raises ``MissingExtra``, with the command that installs it, where the package is not there.
    """
    package = module.partition(".")[0]
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != package:
            raise
        raise MissingExtra(package, extra) from error
