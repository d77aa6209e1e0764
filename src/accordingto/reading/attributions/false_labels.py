"""Words before a colon that were taken for who speaks, in a text that is no transcript."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.attributions.decode import with_parents
from accordingto.reading.attributions.transcripts import speaks_by_labels
from accordingto.reading.text.speaker_labels import is_stock_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.mentions import MentionDrafts
    from accordingto.reading.encoder.spans import TokenSpan
    from accordingto.reading.syntax.document import Document

_QUOTED = re.compile(r"\s*[\"“”„«‘’']")


def without_false_labels(
    found: list[AttributionDraft], phrases: MentionDrafts, doc: Document
) -> list[AttributionDraft]:
    """Return the attributions without those by a label at the head of a line that names no speaker.

    Such are stock labels ("Clarification:"), forms of address ("DEAR ABBY:"), the label of a headline before
    lower case ("Ida Orr: court drops case"), and below it what is no person and quotes nobody ("Lakers:").
    Where labels name who speaks, in a transcript or on several lines, only the first two are none.
    """
    labels = {at: label for at, one in enumerate(found) if not one.speaker and (label := _label(one, doc))}
    stock = {at for at, label in labels.items() if is_stock_label(doc.text[label.start : label.colon])}
    persons = {at for at in labels.keys() - stock if _is_person(found[at].source, phrases)}
    turns = sum(bool(one.speaker) for one in found)
    false = set(stock)
    if not speaks_by_labels(turns, len(persons)):
        false |= {
            at for at, label in labels.items() if _names_nobody(label, doc.text, is_person=at in persons)
        }
    kept = [one for at, one in enumerate(found) if at not in false]
    return with_parents(kept, len(doc)) if false else found


@dataclass(frozen=True)
class _LineLabel:
    """A source that begins a line and has a colon for its cue, in offsets of characters."""

    line: int
    start: int
    colon: int


def _label(one: AttributionDraft, doc: Document) -> _LineLabel | None:
    """Return the label at the head of a line that an attribution is by."""
    colon = doc.start[one.cue.start]
    if not one.source or doc.text_of(one.cue) != ":":
        return None
    start = doc.start[one.source[0].start]
    line = max(doc.text.rfind("\n", 0, start), doc.text.rfind("\r", 0, start)) + 1
    return None if doc.text[line:start].strip() else _LineLabel(line, start, colon)


def _names_nobody(label: _LineLabel, text: str, *, is_person: bool) -> bool:
    """Return whether a label of a text that does not speak by labels is none of a speaker."""
    said = text[label.colon + 1 : label.colon + 80].lstrip()
    ending = text[label.line :].partition("\n")[0].rstrip()
    if not text[: label.line].strip() and not ending.endswith((".", ".”", '."')):
        return said[:1].islower()
    return not (is_person or _QUOTED.match(said))


def _is_person(source: Sequence[TokenSpan], phrases: MentionDrafts) -> bool:
    return any(phrase.kind == "person" for piece in source for phrase in phrases.naming(piece))
