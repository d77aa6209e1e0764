"""Trimming of sources, cues and contents to whole words, without parts of contractions and stray marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import LINE, NONE
from accordingto.reading.lexicons import listed, word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

_COMMAS = frozenset(",;")
_JOINING = frozenset(("case", "mark", "compound:prt"))
"""Relations of prepositions, conjunctions and particles to their head."""
_JOINTS = frozenset(("ADP", "SCONJ", "PART", "ADV"))
"""Their parts of speech: a verb or a colon with one of these relations is not meant."""


def trimmed(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions with all parts trimmed to whole words.

    "don" and "’t know" become "don’t" and "know"; ", a clerk, to resign" begins with "a". A source loses a
    final full stop unless it belongs to an abbreviation, and a comma unless it closes an apposition ("Orr,
    the mayor,"). A source is cut to one line.

    Dropped are attributions of which the source, cue or content has nothing left ("Let’s say" has only a
    clitic as its source), whose cue is a single preposition, or whose source is a stock label
    ("Advertisement:").
    """
    trim = _Trimmer(doc)
    return [one for one in map(trim.attribution, found) if one is not None]


class _Trimmer:
    """The trimming of the attributions of one text."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._said = doc.lower

    def attribution(self, one: AttributionDraft) -> AttributionDraft | None:
        """Return an attribution trimmed to whole words, or None if it is to be dropped."""
        cue = self._cue(one.cue)
        source = tuple(p for p in (self._source(self._on_one_line(p, cue)) for p in one.source) if len(p))
        if self._labels_nobody(cue, source):
            return None
        content = tuple(p for p in map(self._content, one.content) if len(p))
        if (
            not len(cue)
            or self._says_nothing(cue)
            or (one.source and not source)
            or (one.content and not content)
        ):
            return None
        return replace(one, cue=cue, source=source, content=content)

    def _on_one_line(self, source: TokenSpan, cue: TokenSpan) -> TokenSpan:
        """Return the line of a source that is closest to its cue: no name continues in a new paragraph."""
        breaks = [at for at in range(source.start + 1, source.end) if self._doc.gap[at] == LINE]
        if not breaks:
            return source
        is_before = source.start < cue.start
        return TokenSpan(breaks[-1], source.end) if is_before else TokenSpan(source.start, breaks[0])

    def _labels_nobody(self, cue: TokenSpan, source: Sequence[TokenSpan]) -> bool:
        """Return whether the cue is a colon after a word that names no speaker: "Advertisement:"."""
        is_colon = self._said[cue.start : cue.end] == [":"]
        return is_colon and len(source) == 1 and self._doc.text_of(source[0]).lower() in listed("nonspeakers")

    def _says_nothing(self, cue: TokenSpan) -> bool:
        """Return whether a cue is a single word that only connects others in a sentence: "afraid [of] it".

        In "Orr is against it" the preposition is what is said of Orr, so it is kept.
        """
        trees, at = self._doc.trees, cue.start
        is_joint = trees.relations[at] in _JOINING and trees.tags[at] in _JOINTS
        is_said = at > 0 and trees.tags[at - 1].startswith("AUX")
        return len(cue) == 1 and is_joint and not is_said and not self._doc.is_capital(at)

    def _cue(self, piece: TokenSpan) -> TokenSpan:
        at = self._clitic_across(piece.start)
        start = piece.start
        if at is not None:
            start = at - 1 if self._is_negation(at) else at + 2
        return self._without_commas(TokenSpan(start, max(start, self._end(piece.end))))

    def _content(self, piece: TokenSpan) -> TokenSpan:
        start = self._behind_clitic(piece.start)
        return self._without_commas(TokenSpan(start, max(start, self._end(piece.end))))

    def _source(self, piece: TokenSpan) -> TokenSpan:
        start = self._behind_clitic(piece.start)
        if piece.start < start < piece.end and self._said[start - 1] == "s":
            start -= 3  # "s coach" becomes "Orr’s coach"
        whole = TokenSpan(start, max(start, self._end(piece.end)))
        while len(whole) and self._said[whole.end - 1] == "." and not self._abbreviates(whole.end - 1):
            whole = TokenSpan(whole.start, whole.end - 1)
        bare = self._without_commas(whole)
        closes = "," in self._said[bare.start : bare.end] and whole.end > bare.end
        return TokenSpan(bare.start, bare.end + 1) if closes else bare

    def _behind_clitic(self, start: int) -> int:
        """Return where a part begins, after the clitic with which it begins or that it cuts."""
        at = start if self._is_clitic(start) else self._clitic_across(start)
        return start if at is None else at + 2

    def _end(self, end: int) -> int:
        at = self._clitic_across(end)
        return end if at is None else at + 2

    def _without_commas(self, piece: TokenSpan) -> TokenSpan:
        start, end = piece.start, piece.end
        while start < end and self._said[start] in _COMMAS:
            start += 1
        while start < end and self._said[end - 1] in _COMMAS:
            end -= 1
        return TokenSpan(start, end)

    def _clitic_across(self, boundary: int) -> int | None:
        """Return the apostrophe of the contraction that a boundary cuts, or None; "Orr|’s" is none."""
        if self._is_clitic(boundary - 1):
            return boundary - 1
        return boundary if self._is_clitic(boundary) and self._is_negation(boundary) else None

    def _is_clitic(self, at: int) -> bool:
        """Return whether an apostrophe at ``at`` and the clitic after it directly follow a word."""
        if not 0 < at < len(self._said) - 1 or not self._doc.is_apostrophe(at):
            return False
        joined = self._doc.gap[at] == self._doc.gap[at + 1] == NONE
        return bool(joined) and self._said[at - 1].isalnum() and self._said[at + 1] in word_class("clitics")

    def _is_negation(self, at: int) -> bool:
        """Return whether the apostrophe at ``at`` is that of a contracted "not"."""
        return self._said[at + 1] == "t" and self._said[at - 1].endswith("n")

    def _abbreviates(self, at: int) -> bool:
        """Return whether a full stop belongs to its word: an initial, a title, or within a sentence."""
        before = self._said[at - 1]
        known = (listed("titles"), word_class("joined-abbreviations"), listed("postnominals"))
        bare = word_class("generic") | word_class("generations")
        goes_on = at + 1 < len(self._said) and self._doc.gap[at + 1] != LINE
        small = goes_on and self._doc.written[at + 1][0].islower()
        return small or len(before) == 1 or before in bare or any(f"{before}." in one for one in known)
