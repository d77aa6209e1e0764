"""Ledgers of search results, reduced to the attributions that were found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from accordingto.errors import NotInLibrary
from accordingto.store.library import Library
from accordingto.store.spoken.records import Statement
from accordingto.types import Ledger


def narrowed(library: Library, statements: Iterable[Statement]) -> Iterator[Ledger]:
    """Yield the corrected ledger of each article with only those of its attributions that were found.

    Articles that have been removed in the meantime are left out.
    """
    for key, found in groupby(statements, lambda one: one.article):
        ids = {one.attribution for one in found}
        try:
            ledger = library.shown(key).ledger
        except NotInLibrary:
            continue
        yield replace(ledger, attributions=tuple(one for one in ledger.attributions if one.id in ids))
