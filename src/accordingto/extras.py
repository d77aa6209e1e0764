"""Imports of optional packages, with an error that says how to install them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from accordingto.errors import MissingExtra


def need(module: str, extra: str) -> Any:
    """Import and return a module of a package that belongs to one of our optional extras.

    Raises ``MissingExtra``, with the command that installs it, if the package is not installed.
    """
    package = module.partition(".")[0]
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != package:
            raise
        raise MissingExtra(package, extra) from error
