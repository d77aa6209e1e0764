"""Alignment of the tokens of a treebank-style corpus with the text that they were made from.

The corpus escapes brackets and quotation marks, and spells some characters differently from the articles.
Tokens are therefore located by their letters and digits, and punctuation is assigned to the gaps in between.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpora.parts import Piece

ESCAPED = {
    "``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}",
}  # fmt: skip
MARKS_A_TOKEN = 40  # no run of punctuation in the corpus is longer


def align(tokens: Sequence[str], text: str) -> list[Piece | None]:
    """Return the offsets of each token in the text, or None for a token that is not found."""
    plain = [ESCAPED.get(token, token) for token in tokens]
    places = _place_words(plain, text)
    at = 0
    while at < len(places):
        if places[at] is not None:
            at += 1
            continue
        end = at
        while end < len(places) and places[end] is None:
            end += 1
        before = places[at - 1] if at else None
        after = places[end] if end < len(places) else None
        left = before.end if before else 0
        right = after.start if after else len(text)
        marks = [
            k for k in range(left, min(right, left + MARKS_A_TOKEN * (end - at))) if not text[k].isspace()
        ]
        places[at:end] = _place_marks(plain[at:end], marks, text)
        at = end
    return places


def _place_words(tokens: Sequence[str], text: str) -> list[Piece | None]:
    """Locate the tokens that have letters or digits, from left to right; the others are None."""
    known = [(lowered, i) for i, c in enumerate(text) if c.isalnum() for lowered in c.lower()]
    stream = "".join(c for c, _ in known)
    places: list[Piece | None] = []
    at = 0
    for token in tokens:
        want = "".join(c.lower() for c in token if c.isalnum())
        found = stream.find(want, at, at + len(want) + _reach(len(want))) if want else -1
        if found < 0:
            places.append(None)
            continue
        at = found + len(want)
        places.append(Piece(known[found][1], known[at - 1][1] + 1))
    return places


def _reach(letters: int) -> int:
    """Return how many letters may be skipped before a token of this length; short ones match by chance."""
    if letters > 5:
        return 400
    return 40 if letters > 2 else 3


def _place_marks(tokens: Sequence[str], marks: list[int], text: str) -> list[Piece | None]:
    """Assign the punctuation characters between two words (offsets ``marks``) to the tokens there, in order.

    A token of one repeated character takes several; a word, or a token without marks left, is None.
    """
    places: list[Piece | None] = []
    for token in tokens:
        if not marks or token[:1].isalnum():
            places.append(None)
            continue
        take = 1
        if len(token) > 1 and all(text[mark] == text[marks[0]] for mark in marks[: len(token)]):
            take = min(len(token), len(marks))
        places.append(Piece(marks[0], marks[take - 1] + 1))
        marks = marks[take:]
    return places
