"""Rejected links between claims, located again in the articles as they are shown now."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product

import msgspec

from accordingto.corrections import Anchor, locate
from accordingto.store.faults import Garbled
from accordingto.stories.match.apart import RejectedLink
from accordingto.stories.story import Cited

_ANCHOR = msgspec.json.Decoder(Anchor)


def rejected_links(connection: sqlite3.Connection, texts: Mapping[str, str]) -> tuple[RejectedLink, ...]:
    """Return the rejected links between some articles, given as their texts by key.

    Paths in the result are keys. Links whose words are no longer in a text are left out.
    """
    sides: dict[int, tuple[list[Cited], list[Cited]]] = defaultdict(lambda: ([], []))
    for key, text in texts.items():
        for entry, is_first, words in _words(connection, key, text):
            sides[entry][0 if is_first else 1].append(words)
    return tuple(
        RejectedLink(one=one, other=other)
        for _, (firsts, others) in sorted(sides.items())
        for one, other in product(firsts, others)
    )


def _words(connection: sqlite3.Connection, key: str, text: str) -> Iterator[tuple[int, bool, Cited]]:
    """Yield the spans of an article that rejections, except undone ones, refer to and that it still has.

    Each comes with the id of the entry and whether it is on the first side of the link.
    """
    rows = connection.execute(
        "SELECT w.entry, w.is_first, w.anchor FROM articles k JOIN story_words w ON w.article = k.id "
        "JOIN story_entries e ON e.id = w.entry WHERE k.key = ? AND e.undone IS NULL ORDER BY w.id",
        (key,),
    )
    for entry, is_first, data in rows.fetchall():
        for span in locate(anchor_in(data), text) or ():
            yield entry, bool(is_first), Cited(path=key, span=span)


def anchor_in(data: str) -> Anchor:
    """Decode the anchor of a row. Raises ``Garbled``."""
    try:
        return _ANCHOR.decode(data)
    except msgspec.MsgspecError as error:
        raise Garbled(error) from error
