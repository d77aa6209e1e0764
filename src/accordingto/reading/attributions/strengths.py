"""The strength and polarity of an attribution: regressions fitted to ledgers annotated by hand.

The features of the strength are the answer of the rules (``factuality.py``), the words of the cue, the
beginning of the content and its words of mood; those of the polarity are the answer of the rules, how the
content is put and what the cue implies. The weights belong to the model (``encoder/kinds.py``); ``python -m
training.kinds.strengths`` fits them. The network's scores are added.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.attributions.acts import signature_of
from accordingto.reading.attributions.cue_words import REMEMBERED, Opening
from accordingto.reading.attributions.cues import all_entries
from accordingto.reading.attributions.factuality import Stance, mood_of, stance_of
from accordingto.reading.encoder.kinds import POLARITIES, STRENGTHS
from accordingto.reading.lexicons import word_class
from accordingto.reading.syntax.lemmas import lemmas_of, respelt

if TYPE_CHECKING:
    from accordingto.reading.encoder.kinds import KindTables
    from accordingto.reading.encoder.outputs import Floats
    from accordingto.reading.syntax.main_clauses import MainClause
    from accordingto.reading.syntax.plain_words import Words
    from accordingto.types import Act, Form, Polarity, Strength

LONGEST = 40
"""Number of words at the beginning of a content that are searched for words of mood."""
_OPENINGS = (
    *("determiners", "pronouns", "nobodies", "core-subjects", "prepositions", "conjunctions"),
    *("question-words", "relatives"),
)
"""Classes of the words that are features as the first word of a content; none is a name or a topic."""
_IN_CUES = (*_OPENINGS, "finite", "be", "negations", "mood-words", "passing-adverbs", "hedging-adverbs")
"""Classes of the words that are features of a cue, beside those of ``acts.txt``."""


@dataclass(frozen=True)
class Said:
    """The words of an attribution, and what is already known of it."""

    act: Act
    source: Words
    cue: Words
    content: Words
    form: Form
    is_nested: bool
    clause: MainClause
    """The main clause of the content."""

    @cached_property
    def stance(self) -> Stance:
        """Strength and polarity by rule."""
        return stance_of(self.act, self.source, self.cue, self.content, self.clause)


def likeliest_strength(said: Said, network: Floats, tables: KindTables) -> Strength:
    """Return the likeliest strength; ``network`` has the network's scores in the order of ``STRENGTHS``."""
    own = tables.strengths.score(features_of(said))
    return STRENGTHS[int((own + tables.network_of_strengths * network).argmax())]


def likeliest_polarity(said: Said, network: Floats, tables: KindTables) -> Polarity:
    """Return the likeliest polarity; ``network`` has the network's scores in the order of ``POLARITIES``."""
    own = tables.polarities.score(polarity_features(said))
    return POLARITIES[int((own + tables.network_of_polarities * network).argmax())]


def polarity_features(said: Said) -> dict[str, float]:
    """Return the features of an attribution for its polarity by name; those that are missing are 0."""
    polarity = said.stance.polarity
    signature, mood = signature_of(said.cue, said.content), mood_of(said.clause)
    mood = "statement" if mood in ("condition", "open") else mood
    names = f"rule: {polarity}", f"rule: {polarity}, {signature}", f"rule: {polarity}, {mood}"
    return dict.fromkeys(names, 1.0)


def features_of(said: Said) -> dict[str, float]:
    """Return the features of an attribution for its strength by name; those that are missing are 0."""
    act, cue, content, clause, stance = said.act, said.cue, said.content, said.clause, said.stance
    begins = _beginning(content, clause)
    stems = [min(lemmas_of(word), key=len) for word in cue if word[0].isalnum() and _is_of_cues(word)]
    moods = word_class("mood-words")
    names = [
        f"rule: {stance.strength}",
        f"rule: {stance.strength}, {act}",
        f"act: {act}",
        f"signature: {signature_of(cue, content)}",
        f"polarity: {stance.polarity}",
        f"form: {said.form}",
        f"begins: {begins}",
        f"begins: {begins}, {act}",
        f"last of the cue: {stems[-1] if stems else ''}, {begins}",
        f"opens: {_first_word(content)}",
        f"source: {_speaker(said.source)}",
        *(f"cue: {stem}" for stem in dict.fromkeys(stems)),
        *(f"says: {word}" for word in sorted(moods.intersection(content[:LONGEST]))),
        *(f"clause says: {word}" for word in sorted(moods.intersection(clause.words))),
    ]
    return {
        **dict.fromkeys(names, 1.0),
        "nested": float(said.is_nested),
        "clause": float(clause.is_finite),
        "asks": float("?" in content),
        "words": float(np.log1p(len(content))),
        "words of the cue": float(np.log1p(len(cue))),
    }


def _beginning(content: Words, clause: MainClause) -> str:
    """Return the type of a content's beginning: "quotation", "infinitive", "question", "that" and so on."""
    opening = Opening(content)
    if opening.is_quote:
        return "quotation"
    if opening.is_infinitive:
        return "infinitive"
    if opening.asks:
        return "question"
    if opening.first == "that":
        return "that"
    if opening.is_participle:
        return "participle"
    if clause.is_finite:
        return "clause"
    return "preposition" if opening.first in word_class("prepositions") else "thing"


def _first_word(content: Words) -> str:
    """Return the first word of a content if it is of a closed class, else "other": names must not count."""
    first = Opening(content).first
    return first if first in _words_of(_OPENINGS) else "other"


@lru_cache(REMEMBERED)
def _is_of_cues(word: str) -> bool:
    """Return whether a lower-case word is of a closed class, or a form of a word of ``acts.txt``."""
    return word in _words_of(_IN_CUES) or not _words_of_acts().isdisjoint(map(respelt, lemmas_of(word)))


@cache
def _words_of(classes: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(word_class, classes))


@cache
def _words_of_acts() -> frozenset[str]:
    return frozenset(word for entry in all_entries() for word in entry.words)


def _speaker(source: Words) -> str:
    """Return "none" without a source, "speaker" for "I" and "we", and "other" for other sources."""
    if not source:
        return "none"
    return "speaker" if source in (("i",), ("we",)) else "other"
