"""The passes that correct the decoded attributions before they enter the ledger, in order.

Each pass takes a list of attributions and returns a list. ``accordingto read --explain`` prints how many
attributions each of them changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.attributions.decode import with_parents
from accordingto.reading.attributions.rules.auxiliaries import without_helpers
from accordingto.reading.attributions.rules.following_quotations import with_following_quotations
from accordingto.reading.attributions.rules.headings import within_headings
from accordingto.reading.attributions.rules.hedged_verbs import with_hedged_verbs
from accordingto.reading.attributions.rules.objects import without_objects
from accordingto.reading.attributions.rules.passives import with_passives
from accordingto.reading.attributions.rules.pleas import with_pleas
from accordingto.reading.attributions.rules.predicates import with_predicates
from accordingto.reading.attributions.rules.quotation_marks import with_closed_quotations
from accordingto.reading.attributions.rules.reviewed_claims import with_reviewed_claims
from accordingto.reading.attributions.rules.shared_subjects import with_shared_subjects
from accordingto.reading.attributions.rules.signatures import with_signatures
from accordingto.reading.attributions.rules.split_quotations import with_both_halves
from accordingto.reading.attributions.rules.trailing_speakers import with_trailing_speakers
from accordingto.reading.attributions.rules.trimming import trimmed
from accordingto.reading.attributions.transcripts import with_transcript

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document


@dataclass(frozen=True)
class Pass:
    """A step that corrects the attributions of a text."""

    name: str
    """Name in the table of ``accordingto read --explain``."""
    correct: Callable[[Sequence[AttributionDraft], Document], list[AttributionDraft]]
    """Takes the attributions, sorted, and the document; returns the corrected attributions in any order."""
    is_late: bool = False
    """Whether it runs after unlikely attributions are dropped, so that its changes do not affect their
    confidence."""

    def run(self, found: list[AttributionDraft], doc: Document) -> list[AttributionDraft]:
        """Return the corrected attributions, sorted by cue, with their parents."""
        corrected = self.correct(found, doc)
        return found if corrected == found else with_parents(corrected, len(doc))


PASSES = (
    Pass("complete cut-off quotations", with_closed_quotations),
    Pass("join split quotations", with_both_halves),
    Pass("limit headings to their line", within_headings),
    Pass("add hedged verbs to the cue", with_hedged_verbs),
    Pass("remove auxiliaries found as cues", without_helpers),
    Pass("remove objects found as sources", without_objects),
    Pass("add subjects as missing sources", with_shared_subjects),
    Pass("correct sources of passives", with_passives),
    Pass("cut object complements from contents", with_predicates),
    Pass("trim parts to whole words", trimmed),
    Pass("make answers to charges part of the cue", with_pleas),
    Pass("find fact-checked claims", with_reviewed_claims),
    Pass("find signed posts and quotations", with_signatures),
    Pass("add turns of transcripts", with_transcript),
    Pass("extend contents before trailing speakers", with_trailing_speakers, is_late=True),
    Pass("add quotations after their speaker", with_following_quotations, is_late=True),
)
"""Quotation marks come first because later passes rely on them. The transcript pass is the last that adds
attributions because its labels are certain."""
