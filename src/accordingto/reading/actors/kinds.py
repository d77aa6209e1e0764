"""Probabilities of actor kinds for each mention, from the network's scores and the mention's words.

The regression that combines them was fitted on the actors of whole ledgers (``encoder/kinds.py``).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from math import exp, log
from operator import add
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.actors.head_nouns import head_noun, names_people
from accordingto.reading.actors.names import without_ending
from accordingto.reading.actors.naming.metonyms import is_metonym
from accordingto.reading.actors.phrase_heads import own_words
from accordingto.reading.actors.role_nouns import is_role
from accordingto.reading.encoder.kinds import ACTOR_KINDS, MENTION_KINDS
from accordingto.reading.encoder.mentions import KINDS, MentionDraft, kind_chances
from accordingto.reading.lexicons import given_names, listed, word_class
from accordingto.reading.lexicons.outlets import Outlets
from accordingto.reading.syntax.lemmas import is_plural, singular
from accordingto.reading.syntax.name_tokens import POSSESSIVE, REMEMBERED, name_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.reading.encoder.kinds import Regressions
    from accordingto.reading.encoder.mentions import MentionDrafts
    from accordingto.reading.encoder.nouns import NounKinds
    from accordingto.reading.encoder.outputs import Floats, Heads
    from accordingto.reading.syntax.document import Document
    from accordingto.reading.syntax.name_tokens import NameToken
    from accordingto.types import ActorKind, MentionForm

SHORT_FORM = re.compile(r"\(([A-Z][A-Za-z0-9]{0,8}[A-Z0-9])\)\W*$")
"""An abbreviation in brackets at the end of a mention: "World Harbour Forum (WHF)"."""
NO_ACTORS = ("time", "event")
"""Kinds of GUM that are never actors; they are predicted by the network alone."""
_LEAST = 1e-3
"""Lowest probability; smaller ones are raised to it."""
_OUTLETS = Outlets()
_POSSESSIVE = frozenset(POSSESSIVE)


def with_chances(
    phrases: MentionDrafts, doc: Document, table: Regressions, heads: Heads, nouns: NounKinds
) -> MentionDrafts:
    """Return the mentions with probabilities of actor kinds (``chances``) and of being no actor (``other``).

    The kind of each is updated accordingly, except for times and events.
    """
    if not len(phrases):
        return phrases
    chances = table.chances(rows_of(phrases, kind_chances(phrases.vectors, heads), doc, nouns))
    other = chances[:, -1:]
    acting = chances[:, :-1] / chances[:, :-1].sum(axis=1, keepdims=True)
    every = np.maximum(np.concatenate([acting * (1 - other), other], axis=1), _LEAST)
    each = zip(phrases.items, acting.tolist(), other[:, 0].tolist(), every.tolist(), strict=True)
    items = [
        MentionDraft(
            item.piece,
            item.kind if item.kind in NO_ACTORS else kind_of_mention(item.kind, row),
            item.form,
            item.sure,
            tuple(own),
            none,
        )
        for item, own, none, row in each
    ]
    return replace(phrases, items=items)


def rows_of(phrases: MentionDrafts, network: Floats, doc: Document, nouns: NounKinds) -> Floats:
    """Return the input of the regression: ``FEATURES`` and the span vector of each mention, one row each.

    ``network`` has the probabilities of ``KINDS``, one row per mention.
    """
    network = np.log(np.maximum(network, _LEAST))
    seen = [seen_of(doc.text_of(own_words(item.piece, doc)), item.form) for item in phrases.items]
    told = [nouns.of(noun_of(doc.text_of(item.piece), item.form)) for item in phrases.items]
    words = np.frombuffer(b"".join(seen), dtype=np.uint8).reshape(-1, len(SEEN)).astype(np.float32)
    parts = [network, words, np.array(told, dtype=np.float32), phrases.vectors]
    rows: Floats = np.concatenate(parts, axis=1)
    return rows


@lru_cache(REMEMBERED)
def _head(said: str) -> NameToken | None:
    """Return the head noun of a mention; None if it has none."""
    return head_noun(without_ending(name_tokens(said)))


@lru_cache(REMEMBERED)
def noun_of(said: str, form: MentionForm) -> str:
    """Return the head noun of a description in lower case; empty for names and pronouns.

    Empty also if it is capitalised and so may be a name, which predicts nothing: "Congress", "the old
    Senate".
    """
    head = _head(said) if form == "nominal" else None
    return head.lower if head and not head.is_capital else ""


@lru_cache(REMEMBERED)
def seen_of(said: str, form: MentionForm) -> bytes:
    """Return the features of a mention's words, in the order of ``SEEN``: a byte, 0 or 1, for each."""
    return bytes(_seen(said, form).values())


def _seen(said: str, form: MentionForm) -> dict[str, bool]:
    """Return the features of a mention's words by name."""
    terms = without_ending(name_tokens(said))
    words = [term.lower for term in terms]
    written = [term.text for term in terms]
    first = words[0] if words else ""
    head = _head(said)
    noun, text = (head.lower, head.text) if head else ("", "")
    plain = said.removeprefix("the ").removeprefix("The ")
    owned = next((words[i + 1] for i, word in enumerate(written[:-1]) if word in POSSESSIVE), "")
    return {
        "name": form == "name",
        "pronoun": form == "pronoun",
        "one word": len(terms) == 1,
        "capitals": [term.is_capital for term in terms].count(True) > 1,
        "the": first == "the",
        "the name": first == "the" and form == "name",
        "a": first in ("a", "an"),
        "several": first in ("both", "some", "many", "most", "several"),
        "and": "and" in words,
        "of": "of" in words,
        "possessive": not _POSSESSIVE.isdisjoint(written),
        **_of_first(first),
        "plural": head is not None and is_plural(text),
        "capital": head is not None and head.is_capital,
        "acronym": len(text) > 1 and text.isupper(),
        "role": is_role(text),
        **_of_noun(noun),
        "outlet": _OUTLETS.is_outlet(plain),
        "certain outlet": _OUTLETS.is_certain(plain),
        "company": noun in word_class("company-endings")
        or (noun in word_class("company-kin") and len(terms) > 1),
        "seat": is_metonym(plain),
        "country": plain.removesuffix("'s").removesuffix("’s").lower() in listed("countries"),
        "given name": first in given_names() or owned in given_names(),
        "address": "." in said[1:-1] and " " not in said,
        "short form": "(" in said and SHORT_FORM.search(said) is not None,
    }


@lru_cache(REMEMBERED)
def _of_first(word: str) -> dict[str, bool]:
    """Return the features of a mention's first word by name."""
    return {
        "number": word[:1].isdigit(),
        "quantity": word in word_class("quantities"),
        "he or she": word in word_class("male-pronouns") or word in word_class("female-pronouns"),
        "it": word in word_class("thing-pronouns"),
        "they": word in word_class("plural-pronouns"),
        "you": word in word_class("hearer-pronouns"),
    }


@lru_cache(REMEMBERED)
def _of_noun(noun: str) -> dict[str, bool]:
    """Return the features of a mention's head noun by name."""
    one = singular(noun)
    return {
        "many": noun in word_class("many"),
        "collective": noun in listed("collectives") or one in listed("collectives"),
        "people": names_people(noun.title()),
        "body": noun in word_class("certain-bodies") or one in word_class("certain-bodies"),
        "document": one in listed("documents"),
        "certain document": one in word_class("certain-documents"),
        "outlet noun": noun in word_class("outlet-nouns"),
    }


SEEN = tuple(_seen("", "nominal"))
"""Names of the features of a mention's words."""
FEATURES = (*(f"network: {kind}" for kind in KINDS), *SEEN, *(f"noun: {kind}" for kind in MENTION_KINDS))
"""Names of the features other than the span vector: log probabilities of the network's kinds, the
mention's words, and the kinds of its head noun."""


MOST_TELLING = 200
"""Number of a cluster's first mentions that are combined."""


def together(items: Iterable[MentionDraft]) -> tuple[float, ...]:
    """Return the probabilities of ``ACTOR_KINDS`` for some mentions, given that all have the same kind."""
    return _product([item.chances for item in islice(items, MOST_TELLING)])


def chances_of(items: Iterable[MentionDraft]) -> tuple[float, ...]:
    """Return the probabilities of ``MENTION_KINDS`` for some mentions, given that all have the same kind."""
    chosen = islice(items, MOST_TELLING)
    rows = [(*(chance * (1 - item.other) for chance in item.chances), item.other) for item in chosen]
    return _product(rows)


def _product(rows: Sequence[tuple[float, ...]]) -> tuple[float, ...]:
    """Return the normalised product of probabilities, given one row per mention."""
    logs = [0.0] * len(rows[0])  # numpy is slower for few mentions
    for row in rows:
        logs = list(map(add, logs, _logs_of(row)))
    highest = max(logs)
    odds = [exp(one - highest) for one in logs]
    total = sum(odds)
    return tuple(one / total for one in odds)


@lru_cache(REMEMBERED)
def _logs_of(row: tuple[float, ...]) -> tuple[float, ...]:
    """Return the logarithms of one mention's probabilities; cached, as they are needed repeatedly."""
    return tuple(log(max(chance, _LEAST)) for chance in row)


def likeliest(chances: Sequence[float]) -> ActorKind:
    """Return the most probable of ``ACTOR_KINDS``."""
    return ACTOR_KINDS[int(np.argmax(chances))]


def kind_of_mention(judged: str, chances: Sequence[float]) -> str:
    """Return the GUM kind of a mention, given its probabilities of ``MENTION_KINDS``.

    ``judged`` is the network's kind, used to tell objects from other abstract things. Groups count as
    persons, outlets as organisations.
    """
    person, organization, outlet, place, group, document, other = chances
    sums = (person + group, organization + outlet, place, document + other)
    best = ("person", "organization", "place", "abstract")[sums.index(max(sums))]
    return judged if best == "abstract" and judged == "object" else best
