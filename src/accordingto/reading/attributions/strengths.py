"""How sure a source presents what it says, learned from ledgers that people drew.

A regression over the words of an attribution: what the rules say (``factuality.py``), the words of the cue,
how the content begins, which words of mood stand in it. Its weights are of the model (``encoder/kinds.py``):
``python -m training.kinds.strengths`` fits them. Beside it counts what the network says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from accordingto.reading.attributions.acts import signature_of
from accordingto.reading.attributions.cue_words import Opening
from accordingto.reading.attributions.factuality import stance_of
from accordingto.reading.encoder.kinds import STRENGTHS
from accordingto.reading.lexicons import word_class
from accordingto.reading.syntax.lemmas import lemmas_of
from accordingto.reading.syntax.main_clause import is_clause, main_clause
from accordingto.reading.syntax.plain_words import words_in

if TYPE_CHECKING:
    from accordingto.reading.encoder.kinds import KindTables
    from accordingto.reading.encoder.outputs import Floats
    from accordingto.types import Act, Form, Strength

LONGEST = 40
"""Words of a content among which words of mood are looked for."""


class Said(NamedTuple):
    """What is asked of an attribution: its words as they stand in the article, and what is known of it."""

    act: Act
    source: str
    cue: str
    content: str
    form: Form
    is_nested: bool


def likeliest_strength(said: Said, network: Floats, tables: KindTables) -> Strength:
    """Return how sure a source is; ``network`` has the network's scores of ``STRENGTHS``."""
    own = tables.strengths.score(features_of(said))
    return STRENGTHS[int((own + tables.network_of_strengths * network).argmax())]


def features_of(said: Said) -> dict[str, float]:
    """Return the values of the features of an attribution by name; those that are missing are 0."""
    act, source, cue, content, form, is_nested = said
    stance = stance_of(act, source, cue, content)
    cue_tokens, tokens, clause = words_in(cue), words_in(content), main_clause(content)
    begins = _beginning(content)
    stems = [min(lemmas_of(word), key=len) for word in cue_tokens if word[0].isalnum()]
    moods = word_class("mood-words")
    names = [
        f"rule: {stance.strength}",
        f"rule: {stance.strength}, {act}",
        f"act: {act}",
        f"signature: {signature_of(cue, content)}",
        f"polarity: {stance.polarity}",
        f"form: {form}",
        f"begins: {begins}",
        f"begins: {begins}, {act}",
        f"last of the cue: {stems[-1] if stems else ''}, {begins}",
        f"opens: {next(iter(tokens), '')}",
        f"source: {_speaker(source)}",
        *(f"cue: {stem}" for stem in set(stems)),
        *(f"says: {word}" for word in moods.intersection(tokens[:LONGEST])),
        *(f"clause says: {word}" for word in moods.intersection(clause)),
    ]
    return {
        **dict.fromkeys(names, 1.0),
        "nested": float(is_nested),
        "clause": float(is_clause(clause)),
        "asks": float("?" in content),
        "words": float(np.log1p(len(tokens))),
        "words of the cue": float(np.log1p(len(cue_tokens))),
    }


def _beginning(content: str) -> str:
    """Return how a content begins: with a quotation mark, "to", a question word, "that" and so on."""
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
    if is_clause(main_clause(content)):
        return "clause"
    return "preposition" if opening.first in word_class("prepositions") else "thing"


def _speaker(source: str) -> str:
    """Return whether a source is nobody, the speaker of a quotation, or somebody else."""
    if not source:
        return "none"
    return "speaker" if source.lower() in ("i", "we") else "other"
