"""Words before a colon that were taken for who speaks, in a text that is no transcript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from accordingto.reading.attributions.decode import with_parents
from accordingto.reading.text.speaker_labels import is_stock_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.mentions import MentionDrafts
    from accordingto.reading.encoder.spans import TokenSpan
    from accordingto.reading.encoder.tokens import Tokens

_QUOTED = re.compile(r"\s*[\"“”„«‘’']")


def without_false_labels(
    found: list[AttributionDraft], phrases: MentionDrafts, words: Tokens, text: str
) -> list[AttributionDraft]:
    """Attributions without those by a label at the head of a line that names no speaker.

    Such are stock labels ("Clarification:"), forms of address ("DEAR ABBY:"), what lower case follows ("Ida
    Orr: court drops case"), and below the headline what is no person and quotes nobody ("Lakers:"). Turns of
    a transcript stay.
    """
    kept = [one for one in found if one.speaker or not _is_false(one, phrases, words, text)]
    return found if len(kept) == len(found) else with_parents(kept, len(words))


def _is_false(one: AttributionDraft, phrases: MentionDrafts, words: Tokens, text: str) -> bool:
    colon = int(words.start[one.cue.start])
    if not one.source or text[colon : int(words.end[one.cue.end - 1])] != ":":
        return False
    start = int(words.start[one.source[0].start])
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    if text[line:start].strip():
        return False
    label, said = text[start:colon].strip(), text[colon + 1 : colon + 80].lstrip()
    if is_stock_label(label) or said[:1].islower():
        return True
    ending = text[line:].partition("\n")[0].rstrip()
    is_headline = not text[:line].strip() and not ending.endswith((".", ".”", '."'))
    return not (is_headline or _QUOTED.match(said) or _is_person(one.source, phrases))


def _is_person(source: Sequence[TokenSpan], phrases: MentionDrafts) -> bool:
    return any(phrase.kind == "person" for piece in source for phrase in phrases.naming(piece))
