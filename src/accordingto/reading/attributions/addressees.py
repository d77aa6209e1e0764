"""Addressees named in the text: "told [reporters]", "said to [the board]", "[Orr] was asked".

``addressing.txt`` lists the verbs that take an addressee and how each expresses it. Whether words depend on
the verb, and by which relation, is read from the dependency tree; the extent of the addressee from mentions.
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec.structs import replace

from accordingto.reading.attributions.acts import entry_of
from accordingto.reading.attributions.audience import (
    BEFORE_NOUN,
    REACH,
    is_listed,
    is_somebody,
    is_time,
    limit_of,
    phrases_from,
    says_when,
    touches,
)
from accordingto.reading.attributions.told_subjects import (
    asked_beside,
    has_subject,
    is_own_belief,
    is_passive,
    passive_subject,
)
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import OPENING
from accordingto.reading.lexicons import entries, listed, word_class
from accordingto.reading.syntax.lemmas import lemmas_of
from accordingto.reading.syntax.plain_words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

NEIGHBOURS = 8
"""Attributions before a participle among which the one that it continues is looked for."""
_TO_DO = frozenset(("to", "not"))
_AFTER_TOLD = _TO_DO | frozenset((
    "that", "against", "about", "whether", "if", "why", "how", "what", "when", "where", "who", "which", "for",
))  # fmt: skip
_TELLING = frozenset(("object", "person"))
_PREPOSITIONS = frozenset(("to", "with", "before", "at", "on", "upon", "in"))
_CLAUSAL = frozenset(("what", "which", "whose"))
"""Words with which no addressee begins: they belong to what is said."""
_RECEIVING = frozenset(("abstract", "object", "event"))
"""Kinds of mentions that are addressees only if their head noun is capitalised or a listed noun."""
_CHANNEL_LINKS = frozenset(("with", "to", "before"))
"""Prepositions before an addressee that follows a channel: "in a letter to the board"."""
_OBJECTS = frozenset(("iobj", "obj", "obl", "nmod", "ccomp", "xcomp"))
"""Relations of an addressee to its verb, including those that wrong trees give it."""
_NAMELESS = ("ADV", "ADP", "PART", "PUNCT", "VERB", "AUX", "SCONJ", "CCONJ")
"""Parts of speech that name nobody."""
_OF_ONES_OWN = frozenset(
    ("accuse", "criticise", "believe", "predict", "decide", "find", "suggest", "promise")
)
"""Acts whose object before "to" is no addressee: "wants Orr to go"."""


def find_addressees(
    found: Sequence[AttributionDraft], channels: Sequence[tuple[TokenSpan, ...]], doc: Document
) -> list[TokenSpan | None]:
    """Return the tokens that name the addressee of each attribution, or None for each that has none.

    ``channels`` is what ``find_channels`` returns for the same attributions.
    """
    told = [_told(one, ways, doc) for one, ways in zip(found, channels, strict=True)]
    for i, one in enumerate(found):
        told[i] = told[i] or _told_before(one, found[:i][-NEIGHBOURS:], told[:i][-NEIGHBOURS:], doc)
    return [
        piece if piece and _can_hear(piece, one, doc) else None
        for one, piece in zip(found, told, strict=True)
    ]


def _can_hear(piece: TokenSpan, one: AttributionDraft, doc: Document) -> bool:
    """Return whether a phrase can be an addressee: not "otherwise", "whose vote", "a sharp contrast".

    The object right after a verb like "told" always can: "told an inquiry".
    """
    words = range(piece.start, piece.end)
    if not any(doc.is_word(at) and not doc.trees.tags[at].startswith(_NAMELESS) for at in words):
        return False
    if doc[piece.start] in _CLAUSAL:
        return False
    if piece.start == one.cue.end and "object" in _ways_of(doc[one.cue.end - 1]):
        return True
    head = doc.trees.head_of(piece)
    is_known = is_listed(doc[head]) or doc[head] in word_class("outlet-nouns")
    return doc.kind(piece) not in _RECEIVING or doc.is_capital(head) or is_known


def _told_before(
    one: AttributionDraft,
    before: Sequence[AttributionDraft],
    told: Sequence[TokenSpan | None],
    doc: Document,
) -> TokenSpan | None:
    """Return the addressee of the attribution with the source of a participle: "told the court …, adding"."""
    if not doc[one.cue.start].endswith("ing"):
        return None
    bounds = doc.sentence(one.cue.start, REACH)
    for other, piece in zip(reversed(before), reversed(told), strict=True):
        is_same = not set(one.source).isdisjoint(other.source)
        if piece and is_same and bounds.shared(other.cue):
            return piece
    return None


def without_addressees(
    found: Iterable[AttributionDraft], addressees: Iterable[TokenSpan | None]
) -> list[AttributionDraft]:
    """Return the attributions with addressees removed from sources and from the start of contents."""
    return [_without(one, told) if told else one for one, told in zip(found, addressees, strict=True)]


def _without(one: AttributionDraft, told: TokenSpan) -> AttributionDraft:
    """Return an attribution without its addressee in its source and at the start of its content.

    "The board was advised to wait" then has no source, and the content of "urged the board to wait" is "to
    wait".
    """
    source = tuple(p for p in one.source if not p.shared(told))
    content = tuple(
        TokenSpan(told.end, p.end) if p.start == told.start and p.end > told.end else p for p in one.content
    )
    return replace(one, source=source, content=content)


def _told(one: AttributionDraft, channels: Sequence[TokenSpan], doc: Document) -> TokenSpan | None:
    """Return the addressee of one attribution, or None; each way to express it is tried in turn."""
    verb = next((at for at in range(one.cue.end - 1, one.cue.start - 1, -1) if _ways_of(doc[at])), None)
    piece = _object_to_do(one, doc) if verb is None else None
    if verb is not None:
        ways = _ways_of(doc[verb])
        tells = bool(ways & _TELLING)
        if tells and is_passive(verb, doc):
            return None if is_own_belief(one, doc) else passive_subject(one, verb, doc)
        piece = _object(one, verb, ways, doc) or _behind_preposition(one, verb, ways, doc)
        if piece is None and tells and verb == one.cue.start and not has_subject(verb, one, doc):
            piece = asked_beside(verb, doc)
    return piece or next(_behind_channels(one, channels, doc), None) or _hanging_on(one, doc)


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    rows = (entry.partition("|") for entry in entries("addressing"))
    return {verb: frozenset(ways.split()) for verb, _, ways in rows}


def _ways_of(word: str) -> frozenset[str]:
    """Return how a verb, in any form, expresses its addressee; an empty set for verbs that are not listed."""
    return next((_lexicon()[lemma] for lemma in lemmas_of(word) if lemma in _lexicon()), frozenset())


def _object(one: AttributionDraft, verb: int, ways: frozenset[str], doc: Document) -> TokenSpan | None:
    """Return the object of "told", before the content or at its start ("told [the board to wait]")."""
    start = verb + 1
    if not ways & _TELLING:
        return None
    if start < one.cue.end and doc[one.cue.end - 1] in word_class("prepositions"):
        return None
    within = next((p for p in one.content if p.start == start), None)
    limit = within.end if within else limit_of(one, start, doc)
    piece = phrases_from(start, limit, doc)
    if piece is None and "object" in ways:
        piece = _dependent_from(start, limit, verb, doc)
    if piece is None or touches(piece, one.source):
        return None
    if within and doc[piece.end] not in _AFTER_TOLD:
        return None
    return piece if _may_be_told(piece, ways, doc) else None


def _dependent_from(start: int, limit: int, verb: int, doc: Document) -> TokenSpan | None:
    """Return the noun that depends on a verb, where no mention begins at ``start``: "told [El Dia]"."""
    heads, relations = doc.trees.heads, doc.trees.relations
    for at in range(start, limit):
        if heads[at] == verb:
            is_noun = doc.trees.tags[at] in ("NOUN", "PROPN") and doc[at] not in word_class("verbs")
            return TokenSpan(start, at + 1) if is_noun and relations[at] in _OBJECTS else None
        if relations[at] not in BEFORE_NOUN or not at < heads[at] < limit:
            return None
    return None


def _may_be_told(piece: TokenSpan, ways: frozenset[str], doc: Document) -> bool:
    """Return whether the object of a verb is its addressee, rather than what is said or a time."""
    if is_time(piece, doc) or doc[piece.start] in listed("timewords"):
        return False
    heads, relations = doc.trees.heads, doc.trees.relations
    depends = {
        relations[at] for at in range(piece.start, piece.end) if not piece.start <= heads[at] < piece.end
    }
    if "object" in ways:
        return bool(depends & _OBJECTS) or is_somebody(piece, doc)
    return is_somebody(piece, doc) or "iobj" in depends


def _behind_preposition(
    one: AttributionDraft, verb: int, ways: frozenset[str], doc: Document
) -> TokenSpan | None:
    """Return the addressee after a preposition: "said to reporters", "said on Monday to reporters"."""
    heads, links = doc.trees.heads, ways & _PREPOSITIONS
    start = verb + 1
    if start == one.cue.end:
        start = max([start, *(p.end for p in one.source if start <= p.start <= start + 1)])
    bounds = doc.sentence(verb, REACH)
    while start < bounds.end and says_when(start, doc):
        start += 1
    for at in range(verb + 1, bounds.end):
        if doc[at] in links and not touches(TokenSpan(at, at + 1), one.content):
            depends = doc.trees.relations[at] == "case" and one.cue.start <= heads[heads[at]] < one.cue.end
            if at == start or depends:
                return _someone_from(at + 1, one, doc)
    return None


def _object_to_do(one: AttributionDraft, doc: Document) -> TokenSpan | None:
    """Return the object before an infinitive if the verb is not listed: "tasked [a clerk] to wait"."""
    entry = entry_of(words_of(doc, (one.cue,)), ())
    if entry is not None and entry.act in _OF_ONES_OWN:
        return None
    within = next((p for p in one.content if p.start == one.cue.end), None)
    limit = within.end if within else limit_of(one, one.cue.end, doc)
    piece = phrases_from(one.cue.end, limit, doc)
    if piece is None or doc[piece.end] != "to" or not is_somebody(piece, doc) or touches(piece, one.source):
        return None
    if not doc.trees.tags[min(piece.end + 1, len(doc) - 1)].endswith(":infinitive"):
        return None
    depends = (
        at for at in range(piece.start, piece.end) if one.cue.start <= doc.trees.heads[at] < one.cue.end
    )
    return piece if any(doc.trees.relations[at] in ("obj", "iobj") for at in depends) else None


def _hanging_on(one: AttributionDraft, doc: Document) -> TokenSpan | None:
    """Return the addressee after a preposition elsewhere in the sentence, or None: "speaking to Orr, …".

    The preposition's noun depends on the cue, or on a listed verb that depends on the cue or the content.
    """
    heads, relations = doc.trees.heads, doc.trees.relations
    bounds = doc.sentence(one.cue.start, REACH)
    for at in range(bounds.start, bounds.end):
        leads = doc.lower[at] in ("to", "with", "before") and relations[at] == "case"
        if not leads or one.cue.start <= at < one.cue.end:
            continue
        verb = heads[heads[at]]
        if touches(TokenSpan(at, at + 1), (*one.content, *one.source)):
            continue
        said = (one.cue, *one.content)
        beside = relations[verb] in ("advcl", "acl") and any(p.start <= heads[verb] < p.end for p in said)
        own = one.cue.start <= verb < one.cue.end and doc[at] == "to"
        if own or (beside and doc[at] in _ways_of(doc[verb])):
            return _someone_from(at + 1, one, doc)
    return None


def _behind_channels(
    one: AttributionDraft, channels: Sequence[TokenSpan], doc: Document
) -> Iterator[TokenSpan]:
    """Yield addressees in or after channels: "in an interview with Ida Lund", "in a letter to the board"."""
    for piece in channels:
        inside = takewhile(lambda at: doc.quote[at] != OPENING, range(piece.start + 1, piece.end))
        link = next((at for at in inside if doc[at] in _CHANNEL_LINKS), None)
        if link is not None and link + 1 < piece.end:
            yield TokenSpan(link + 1, piece.end)
        at = piece.end
        while says_when(at, doc):
            at += 1
        someone = _someone_from(at + 1, one, doc, _RECEIVING) if doc[at] in _CHANNEL_LINKS else None
        if someone:
            yield someone


def _someone_from(
    start: int, one: AttributionDraft, doc: Document, kinds: frozenset[str] = frozenset()
) -> TokenSpan | None:
    """Return the phrase that begins at ``start`` if it names people or has one of ``kinds``, else None."""
    if any(p.start < start < p.end for p in one.content):
        return None
    within = next((p.end for p in one.content if p.start == start), None)
    piece = phrases_from(start, within or limit_of(one, start, doc), doc)
    if piece is None or touches(piece, one.source):
        return None
    return piece if is_somebody(piece, doc) or doc.kind(piece) in kinds else None
