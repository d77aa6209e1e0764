"""The words of cues and contents: the tokens, but contractions and hyphens are as in the lexicons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.encoder.spans import TokenSpan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accordingto.reading.syntax.document import Document
    from accordingto.types import Span

Words = tuple[str, ...]
"""Words and marks in lower case, in order."""
_CLITICS = frozenset(("s", "re", "ve", "ll", "d", "m"))
_APOSTROPHES = ("'", "’")
_NOUNS = ("NOUN", "NUM", "PROPN")
_LEFT_OUT = (".", "may")


def words_in(doc: Document, spans: Iterable[Span]) -> Words:
    """Return the words and marks of some spans of a document, as ``words_of`` does."""
    ranges = (doc.tokens_between(span.start, span.end) for span in spans)
    return words_of(doc, (TokenSpan(at.start, at.stop) for at in ranges))


def words_of(doc: Document, spans: Iterable[TokenSpan]) -> Words:
    """Return the words and marks of some spans of tokens of a document.

    The end of a contraction is a word of its own ("wo", "n't"); numbers and words with hyphens are one
    ("1,000"). Full stops of abbreviations are left out, and so is May, the month or a name.
    """
    found: list[str] = []
    joined, last = 0, -1
    for start, end in spans:
        joined = joined if start == last + 1 else -1
        last = end - 1
        gaps = doc.gap[start:end].tolist()
        for at, word, gap in zip(range(start, end), doc.lower[start:end], gaps, strict=True):
            joined = 0 if gap else joined + 1  # tokens before this one without a space between
            if joined > 1 and _join(found, word):
                continue
            if word not in _LEFT_OUT or not _is_left_out(doc, at):
                found.append(word)
    return tuple(found)


def _join(found: list[str], word: str) -> bool:
    """Join a token to the last two words if these are a word and a mark inside it; return whether so."""
    if len(found) < 2 or not (word[0].isalnum() and found[-2][0].isalnum()):
        return False
    before, mark = found[-2:]
    if mark in _APOSTROPHES:
        if word == "t" and before[1:].endswith("n"):
            found[-2:] = [before[:-1], "n't"]
        elif word in _CLITICS:
            found[-1] = f"'{word}"
        else:
            found[-2:] = [f"{before}'{word}"]
        return True
    is_inner = mark == "-" or (mark in ",." and before[-1].isdigit() and word.isdigit())
    if is_inner:
        found[-2:] = [before + mark + word]
    return is_inner


def _is_left_out(doc: Document, at: int) -> bool:
    """Return whether a token is the full stop of an abbreviation, or May, the month or a name."""
    if doc[at] == "may":
        return doc.trees.tags[at] in _NOUNS
    return doc[at - 1].isalpha() and doc.is_shortened(at - 1)
