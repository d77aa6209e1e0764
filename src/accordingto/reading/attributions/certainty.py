"""The certainty of an attribution: whether the outlet vouches that something was said, and its hedges.

An attribution is *hedged* if it is "reportedly" or "allegedly" so, or if somebody "is said to" have done it.
It is *inferred* if the outlet reads it from conduct ("suggesting he hopes"). Words in quotation marks are the
speaker's own and do not hedge the attribution.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from accordingto.reading.attributions.acts import entry_of
from accordingto.reading.attributions.rules.reviewed_claims import is_claim_label
from accordingto.reading.lexicons import word_class
from accordingto.reading.syntax.plain_words import words_in
from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from accordingto.types import Certainty, Sentence

REACH = 60
"""Characters before a source that are searched for a participle of inference."""
_UNREAL = re.compile(
    r"(?i)(?:should|could|would|might|may|must|ought to)(?:n['’]t)?(?: (?:\w+ly|never|not|n['’]t))* have\b"
)
"""A modal verb of the past at the start of a cue: "should have", "could not have"."""
_EXPECTED = re.compile(r"(?i)\b(?:is|are|was|were) (?P<hedge>expected) to (?P<verb>\w+)")
"""An announcement that something will be said: "is expected to say"."""
_CONDITION = re.compile(r"[\"“‘']?(?P<opening>Had|If) [^.,;:?!\n]{1,80}$")
"""A condition ("If …", "Had …") from the start of a sentence, without a punctuation mark before its end."""


@dataclass(frozen=True)
class Vouched:
    """The certainty of an attribution, and the words that show that the outlet does not vouch for it."""

    certainty: Certainty
    hedges: tuple[Span, ...]


def vouched(
    text: str,
    source: Sequence[Span],
    cue: Sequence[Span],
    content: Sequence[Span],
    sentence: Sentence | None,
    quoted: Sequence[tuple[int, int]],
) -> Vouched:
    """Return the certainty of one attribution and the words that hedge it.

    ``sentence`` is the sentence of its cue; ``quoted`` are the offsets (start, end) of the text's quotations,
    in order.
    """
    own = [*_adverbs(cue, ()), *_reports(cue, sourceless=not source), *_fronted(source, cue, sentence)]
    own += [*_unsaid(cue, sentence), *_doubted(cue), *_expected(cue)]
    own += [span for span in cue if not source and is_claim_label(span.text)]
    inferred = [*_inferences(text, source, cue, sentence), *_seeming(cue)]
    within = list(_adverbs(content, quoted))
    certainty: Certainty = "hedged" if own else "inferred" if inferred else "reported"
    return Vouched(certainty, tuple(sorted({*own, *inferred, *within})))


def _adverbs(spans: Iterable[Span], quoted: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """Yield the hedging adverbs in the spans, except those inside quotation marks."""
    for span in spans:
        for match in _pattern("hedging-adverbs").finditer(span.text):
            start = span.start + match.start()
            before = bisect_right(quoted, start, key=lambda bounds: bounds[0]) - 1
            if before < 0 or quoted[before][1] <= start:
                yield _matched(span.start, match)


def _reports(cue: Iterable[Span], *, sourceless: bool) -> Iterator[Span]:
    """Yield the passives of reporting in a cue: "is said to"; without "to" only if there is no source."""
    for span in cue:
        for match in _passives().finditer(span.text):
            if sourceless or match["to"]:
                yield _matched(span.start, match)


def _unsaid(cue: Sequence[Span], sentence: Sentence | None) -> Iterator[Span]:
    """Yield words that leave open whether something was said or known: "should have known", "Had he said"."""
    said = words_in(cue[-1].text) if cue else ()
    telling = ("speech-verbs", "speech-pasts", "stating-cues", "knowing-verbs")
    if all(word_class(name).isdisjoint(said) for name in telling):
        return
    for span in cue:
        if match := _UNREAL.match(span.text):
            yield _matched(span.start, match)
    if sentence and (match := _CONDITION.match(sentence.text, 0, max(0, cue[0].end - sentence.start))):
        yield _matched(sentence.start, match, "opening")


def _doubted(cue: Sequence[Span]) -> Iterator[Span]:
    """Yield the word of doubt with which a cue begins, if another word follows: "likely referring".

    Later in the cue, or alone, such words belong to what was said: "would probably back", "he perceived".
    """
    first = cue[0] if cue else None
    match = first and _doubts().match(first.text)
    if first and match:
        yield _matched(first.start, match, "doubt")


def _expected(cue: Iterable[Span]) -> Iterator[Span]:
    """Yield the word that moves a statement into the future: "expected" in "is expected to say"."""
    for span in cue:
        match = _EXPECTED.search(span.text)
        entry = match and entry_of(match["verb"], "")
        if match and entry and entry.act == "say":
            yield _matched(span.start, match, "hedge")


def _seeming(cue: Iterable[Span]) -> Iterator[Span]:
    """Yield the verbs of appearance in a cue: "appears" in "appears to believe"."""
    for span in cue:
        for match in _pattern("seeming-verbs").finditer(span.text):
            yield _matched(span.start, match)


def _fronted(source: Sequence[Span], cue: Sequence[Span], sentence: Sentence | None) -> Iterator[Span]:
    """Yield the hedging adverb at the start of the sentence, which covers everything joined after it.

    "Perhaps" covers only what follows it directly: "Perhaps they prefer", not "Perhaps, he said,", and no
    relative clause: "Perhaps Orr, who said so, is right".
    """
    if source and source[-1].text.lower().split()[-1] in word_class("relatives"):
        return
    first = min((span.start for span in (*source, *cue)), default=0)
    match = sentence and _pattern("hedging-adverbs").match(sentence.text)
    if sentence and not match:
        match = _pattern("doubting-openings").match(sentence.text)
        if match and sentence.start + match.end() + 1 != first:
            return
    if sentence and match and sentence.start + match.end() <= first < sentence.end:
        yield _matched(sentence.start, match)


def _inferences(
    text: str, source: Sequence[Span], cue: Sequence[Span], sentence: Sentence | None
) -> Iterator[Span]:
    """Yield the participle directly before a source that marks an inference: "suggesting he hopes"."""
    first = min((span.start for span in (*source, *cue)), default=0)
    low = max(first - REACH, sentence.start if sentence and sentence.start <= first else 0)
    found = list(_inferring().finditer(text, low, first))
    if found and not text[found[-1].end() : first].strip():
        yield _matched(0, found[-1], 1)


def _matched(offset: int, match: re.Match[str], group: int | str = 0) -> Span:
    """Return a group of a match; ``offset`` is where the matched string begins in the text."""
    return Span(offset + match.start(group), offset + match.end(group), match[group])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Return a pattern that matches the words of a lexicon class as whole words, in any case."""
    return re.compile(rf"(?i)\b(?:{'|'.join(sorted(word_class(name)))})\b")


@cache
def _doubts() -> re.Pattern[str]:
    openings = "|".join(sorted(word_class("doubting-openings") | word_class("doubting-adverbs")))
    adjectives = "|".join(sorted(word_class("doubting-adjectives")))
    return re.compile(rf"(?i)(?:there (?:is|was) )?(?:an? )?(?P<doubt>(?:{openings}|{adjectives}))\b(?= \w)")


@cache
def _passives() -> re.Pattern[str]:
    forms = "|".join(sorted(word_class("reporting-participles")))
    return re.compile(
        rf"(?i)(?:\b(?:is|are|was|were|been)|['’]s)\s+(?:\w+ly\s+|also\s+)?(?:{forms})\b(?P<to>\s+to\b)?"
    )


@cache
def _inferring() -> re.Pattern[str]:
    forms = "|".join(sorted(word_class("inferring-participles")))
    return re.compile(rf"(?i)\b({forms})\b(?:\s+that\b)?")
