"""The features of the regression: how a statement compares with the most similar sentence of a text.

No feature tells how a headline was made: its length, letter case and punctuation are no features.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, combinations
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.lexicons import word_class
from accordingto.reading.support.comparison import ABSENT
from accordingto.reading.support.disagreement import disagrees
from accordingto.reading.support.knowledge import KINDS
from accordingto.reading.support.likeness import SAME
from accordingto.reading.support.stems import number_words, opposites_of
from accordingto.reading.support.words import LEXICON

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from accordingto.reading.support.comparison import EvidencePair
    from accordingto.reading.support.words import Words

TITLED = 0.75
"""Share of capitalised words above which a statement is in title case, so that capitals mark no names."""
HALF = 0.5
"""Likeness below which a name counts as absent."""
ORDERED = 3
"""Fewest words in common whose order is compared."""
MOST_APART = 6.0
"""Cap on the distance between words in common, in words of the sentence per word in common."""


def features_of(one: EvidencePair) -> dict[str, float]:
    """Return the values of all features, by name."""
    return {
        **_common(one),
        **_numbers(one),
        **_denial(one),
        **_voices(one),
        **_certainty(one),
        **_degree(one),
    }


def _common(one: EvidencePair) -> dict[str, float]:
    """Return how much of the statement is in the sentence, and how much anywhere in the text."""
    weight, found = one.likeness.weight, one.found
    anywhere = one.likeness.best.max(axis=1)
    capital = _names(one)
    lacking = float(weight[anywhere < ABSENT].sum())
    return {
        "same": float(weight[found > SAME].sum()),
        "alike": float(weight[(found > ABSENT) & (found <= SAME)].sum()),
        "lacking": float(weight[found < ABSENT].sum()),
        "same_anywhere": float(weight[anywhere > SAME].sum()),
        "lacking_anywhere": lacking,
        "lacking_much": lacking**2,
        "least": float(found.min()),
        "least_anywhere": float(anywhere.min()),
        "share": float(one.likeness.shares[one.nearest]),
        "share_squared": float(one.likeness.shares.max() ** 2),
        "names_lacking": float(weight[(anywhere < HALF) & capital].sum()),
        "names_elsewhere": float(weight[(anywhere > SAME) & (found < HALF) & capital].sum()),
        "apart": _apart(one),
        "turned": _turned(one),
    }


def _names(one: EvidencePair) -> NDArray[np.bool_]:
    """Return for each content word of the statement whether it is capitalised as a name, (asked,)."""
    words, asked = one.asked.words, one.likeness.asked
    capital = words.is_capital[asked]
    is_word = np.array([not words.lower[i].isdigit() for i in asked])
    found: NDArray[np.bool_] = capital & is_word & (capital.mean() <= TITLED)
    return found


def _apart(one: EvidencePair) -> float:
    """Return how widely the words in common are spread over the sentence, 0 to 1."""
    places = [place for _, place in one.shared]
    return min((max(places) - min(places) + 1) / len(places), MOST_APART) / MOST_APART if places else 0.0


def _turned(one: EvidencePair) -> float:
    """Return the share of pairs of words in common that are in another order in the sentence."""
    places = [place for row, place in one.shared if one.found[row] > SAME]
    pairs = [(a, b) for a, b in combinations(places, 2) if a != b]
    return sum(a > b for a, b in pairs) / len(pairs) if len(places) >= ORDERED and pairs else 0.0


def _numbers(one: EvidencePair) -> dict[str, float]:
    """Return whether the numbers of the statement are in the sentence, or elsewhere in the text."""
    asked = _counts(one.asked.words, one.asked.at)
    told = _counts(one.text, one.sentence)
    sentences = (one.text.lower[at.start : at.stop] for at in one.likeness.sentences)
    anywhere = _values(chain.from_iterable(sentences))
    return {
        "numbers": float(bool(told)),
        "numbers_kept": float(bool(asked) and asked <= told),
        "numbers_lacking": float(not asked <= anywhere),
        "numbers_elsewhere": float(bool((asked - told) & anywhere)),
    }


def _counts(words: Words, at: range) -> frozenset[float]:
    """Return the numbers among some words of a text."""
    return _values(words.lower[at.start : at.stop])


def _values(said: Iterable[str]) -> frozenset[float]:
    """Return the numbers among words; each distinct word is looked up once."""
    return frozenset(value for word in set(said) if (value := _value(word)) is not None)


def _value(word: str) -> float | None:
    """Return the number that a word means, as digits or as a number word, or None."""
    if word.isascii() and word.isdigit():
        return float(word)
    return number_words().get(word)


def _denial(one: EvidencePair) -> dict[str, float]:
    """Return whether statement and sentence are negated, and whether they disagree."""
    asks, tells = one.asks("denying"), one.tells("denying")
    differ = float(asks != tells)
    same = float(one.likeness.weight[one.found > SAME].sum())
    mine = {one.asked.words.stems[i] for i in one.likeness.asked}
    theirs = {one.text.stems[i] for i in one.around}
    return {
        "denies": asks,
        "denies_alone": asks * (1 - tells),
        "denied_alone": tells * (1 - asks),
        "denial_of_same": differ * same,
        "denied": one.share(one.known.denied > 0),
        "disagrees": float(disagrees(one)),
        "opposite": float(any(not opposites_of(word).isdisjoint(theirs) for word in mine)),
    }


def _voices(one: EvidencePair) -> dict[str, float]:
    """Return who vouches for the shared words in the text, and whether the statement names a source."""
    known = one.known
    bare = 1.0 - one.asked.attributed
    voiced, opinion = one.share(known.voices > 0), one.share(known.kind == KINDS.index("opinion"))
    named = _names_source(one)
    directs = one.share((known.kind >= KINDS.index("directive")) & (known.kind <= KINDS.index("threat")))
    return {
        "named": named,
        "nested": one.share(known.voices > 1),
        "directs": directs,
        "is_source": one.share(known.source > 0),
        "is_cue": one.share(known.cue > 0),
        "sureness": one.share(known.sureness),
        "speaks": one.states("speaking"),
        "bare_voiced": bare * voiced * float(one.likeness.shares[one.nearest]),
        "bare_unnamed": bare * voiced * (1 - named),
        "bare_quoted": bare * one.share(one.text.tokens.quote > 0),
        "bare_opinion": bare * opinion,
        "bare_said": bare * one.states("saying"),
        "attributed_own": (1 - bare) * (1 - voiced),
    }


def _names_source(one: EvidencePair) -> float:
    """Return 1 if the statement names the source of most of the words in common, else 0."""
    owners = Counter(int(one.known.owner[place]) for _, place in one.shared)
    if not owners:
        return 0.0
    owner = owners.most_common(1)[0][0]
    asked = {one.asked.words.stems[i] for i in one.likeness.asked}
    return float(owner >= 0 and not one.known.names[owner].isdisjoint(asked))


def _certainty(one: EvidencePair) -> dict[str, float]:
    """Return whether the sentence hedges, and whether the statement does, too."""
    sure = 1.0 - one.asked.hedged
    hedged, told = one.share(one.known.is_hedged()), one.tells("hedging")
    return {
        "hedged": hedged,
        "hedging": told,
        "hedging_beside": one.states("hedging"),
        "sure_hedged": sure * hedged,
        "sure_hedging": sure * told * float(one.likeness.shares[one.nearest]),
        "unsure_hedging": (1 - sure) * told,
        "predicts": sure * one.share(one.known.kind == KINDS.index("prediction")),
    }


def _degree(one: EvidencePair) -> dict[str, float]:
    """Return whether the statement goes further: all instead of a part, done instead of intended, a cause."""
    whole = word_class("whole", LEXICON)
    said = {one.text.lower[i] for i in one.sentence}
    new = any(w in whole and w not in said for w in (one.asked.words.lower[i] for i in one.asked.at))
    intends, meant, will = one.asks("intending"), one.tells("intending"), one.asks("promising")
    return {
        "whole": one.asks("whole"),
        "whole_alone": float(new),
        "part": one.asks("part"),
        "part_lost": one.tells("part") * (1 - one.asks("part")),
        "whole_for_part": one.tells("part") * float(new),
        "causes_alone": one.asks("causing") * (1 - one.tells("causing")),
        "intends": intends,
        "meant": meant * (1 - intends),
        "promises": will,
        "promised": one.tells("promising"),
        "promises_meant": meant * (1 - intends) * will,
    }
