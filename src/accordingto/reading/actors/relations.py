"""Pairs of mentions that do or do not co-refer, judged by their positions and the words between them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from accordingto.reading.actors.naming.personal_names import PREPOSITIONS
from accordingto.reading.actors.role_nouns import is_kin
from accordingto.reading.encoder.mentions import Cluster
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import CLOSING, OPENING
from accordingto.reading.lexicons import word_class
from accordingto.reading.syntax.name_tokens import POSSESSIVE
from accordingto.reading.syntax.relative_clauses import end_before, is_relative, is_who, noun_before

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from accordingto.reading.actors.features import MentionFeatures
    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.syntax.document import Document

_INTRODUCING = frozenset(("a", "an", "another"))
_REMAINING = frozenset(("other", "others"))
MOST_AROUND = 8
"""Number of mentions before one that are searched for those that contain it."""


def appositions(
    items: Sequence[MentionDraft],
    facts: Sequence[MentionFeatures],
    doc: Document,
    subjects: Container[int] = frozenset(),
) -> dict[int, int]:
    """Return the mentions that are in apposition to an earlier one ("Orr, the mayor", "the mayor, Orr").

    Keys and values are indices. One of the two is a person's name, the other a singular role; a comma
    separates them, and no "and" follows, as it would in a list. The description of an organisation begins
    with "a". A relative "who" is paired with the mention right before it. ``subjects`` are the mentions, by
    index, that are whole sources: words before them belong to something else ("After a talk with Orr, the
    mayor said").
    """
    ending = {item.piece.end: i for i, item in reversed(list(enumerate(items)))}
    found = {}
    for i, item in enumerate(items):
        around = _opened(i, items, doc)
        before = ending.get(item.piece.start - 1)
        antecedent = _antecedent(i, items, ending, doc)
        if antecedent is not None:
            found[i] = antecedent
        elif around is not None:
            found[i] = around
        elif before is not None and i not in subjects and _are_apposed(before, i, items, facts, doc):
            found[i] = before
    return found


def _antecedent(
    i: int, items: Sequence[MentionDraft], ending: Mapping[int, int], doc: Document
) -> int | None:
    """Return the index of the mention that a relative pronoun follows, directly or after a comma, or None.

    If by the tree it is about another noun, it is the mention of that: "Ida Orr, a teacher from Norby who".
    """
    start = items[i].piece.start
    if items[i].form != "pronoun" or not is_relative(start, doc):
        return None
    before = ending.get(end_before(start, doc))
    noun = None if before is None else noun_before(start, doc)
    if before is None or noun is None:
        return before
    nouns = [noun, doc.trees.heads[noun]] if doc.trees.relations[noun] == "appos" else [noun]
    near = [(j, items[j].piece) for j in range(before, max(-1, before - MOST_AROUND), -1)]
    around = (j for one in nouns for j, piece in near if piece.start <= one < piece.end)
    return next(around, before)


def asking(items: Sequence[MentionDraft], doc: Document) -> set[int]:
    """Return the indices of interrogative "who", which names nobody: "Who left?", "she asked who left"."""
    return {
        i
        for i, item in enumerate(items)
        if len(item.piece) == 1 and is_who(item.piece.start, doc) and not is_relative(item.piece.start, doc)
    }


def introduced(items: Sequence[MentionDraft], speaking: Container[int], doc: Document) -> frozenset[int]:
    """Return the indices of the mentions that introduce a new actor.

    They are descriptions with "a" of an organisation ("a regional agency"), or of a person who is a whole
    source ("an official said"; the indices of such mentions are in ``speaking``): a source that is named
    elsewhere in an article is hardly ever introduced without the name. Nor does "some people" or "other
    members" as a whole source refer back: in 101 of 104 of the train ledgers it is an actor of its own;
    the same words again may be the same people.
    """
    others, told = word_class("quantities") | _REMAINING, set[tuple[str, ...]]()

    def is_new(i: int) -> bool:
        speaks, piece = i in speaking, items[i].piece
        if items[i].form != "nominal":
            return False
        if speaks and len(piece) > 1 and doc.lower[piece.start] in others:
            said = tuple(doc.lower[piece.start : piece.end])
            is_first = said not in told
            told.add(said)
            return is_first
        is_actor = items[i].kind == "organization" or (items[i].kind == "person" and speaks)
        return is_actor and doc[piece.start] in _INTRODUCING

    return frozenset(i for i in range(len(items)) if is_new(i))


def _opened(i: int, items: Sequence[MentionDraft], doc: Document) -> int | None:
    """Return the mention that begins with this one and a comma ("Orr, the mayor"); None in a list."""
    piece = items[i].piece
    if piece.end >= len(doc) or doc.written[piece.end] != "," or items[i].form == "pronoun":
        return None
    for j in range(i - 1, max(-1, i - MOST_AROUND - 1), -1):
        around = items[j].piece
        if around.start == piece.start and around.end > piece.end:
            rest = (doc.lower[at] for at in range(piece.end, around.end))
            return None if any(word in word_class("coordinators") for word in rest) else j
    return None


def _are_apposed(
    before: int,
    i: int,
    items: Sequence[MentionDraft],
    facts: Sequence[MentionFeatures],
    doc: Document,
) -> bool:
    """Return whether one of two mentions separated by a comma is a name and the other describes it.

    A person is described by a role; an organisation with "a", unlike in lists of bodies.
    """
    piece = items[i].piece
    if doc.written[piece.start - 1] != ",":
        return False
    one, other = facts[before], facts[i]
    if items[before].kind == items[i].kind == "organization":
        behind = doc[piece.end]
        return bool(one.name) and doc[piece.start] in ("a", "an") and behind in (",", ".", "")
    if not items[before].kind == items[i].kind == "person":
        return False
    following = doc.lower[piece.end] if piece.end < len(doc) else ""
    owns = doc.text_of(piece).endswith(POSSESSIVE)
    fits = bool(one.name) != bool(other.name) and (one.is_role or other.is_role)
    return fits and not owns and following not in ("and", "or")


def possessions(items: Sequence[MentionDraft], doc: Document) -> dict[int, list[int]]:
    """Return for each mention those that contain it without having it as their head, by index.

    The nominee is not "the nominee's daughter", nor Orr "a lawyer for Orr" or "the Orr family".
    """
    found: dict[int, list[int]] = {}
    for i, item in enumerate(items):
        first = item.piece.start
        owns = doc.text_of(item.piece).endswith(POSSESSIVE) or _leads(item, doc)
        held = first > 0 and doc.lower[first - 1] in PREPOSITIONS
        if item.form == "pronoun" or not (owns or held):
            continue
        for j in range(i - 1, max(-1, i - MOST_AROUND - 1), -1):
            around = items[j].piece
            is_owned = owns and around.end > item.piece.end
            if is_owned or (held and around.start < first and around.end >= item.piece.end):
                found.setdefault(i, []).append(j)
    return found


def split_owned(cluster: Cluster, doc: Document) -> list[Cluster]:
    """Return a cluster, split if it has both "her" and "her father" of the same words.

    Nobody is his own relative. A description of a relative is split off; otherwise, if it has a name or a
    role as in "Orr chose Lund as his adviser", the pronoun is. "Her own best adviser" may be herself.
    """
    owners = {p.piece for p in cluster.phrases if doc[p.piece.start] in word_class("holding-pronouns")}
    owned = [p.piece for p in cluster.phrases if len(p.piece) > 1 and doc[p.piece.start + 1] != "own"]
    leaving: set[TokenSpan] = set()
    for piece in owned:
        owner = TokenSpan(piece.start, piece.start + 1)
        if piece in owners and owner in owners:
            is_named = any(map(doc.is_capital, range(piece.start + 1, piece.end)))
            is_relative = is_kin(doc[piece.end - 1]) and not is_named
            leaving.add(piece if is_relative else owner)
    if not leaving:
        return [cluster]
    pairs = list(zip(cluster.phrases, cluster.links, strict=True))
    parts = (
        [pair for pair in pairs if (pair[0].piece in leaving) == is_leaving] for is_leaving in (False, True)
    )
    return [Cluster(*zip(*part, strict=True)) for part in parts if part]


def held_names(owned: Mapping[int, Iterable[int]], facts: Sequence[MentionFeatures]) -> dict[int, list[int]]:
    """Return for each mention the names in it that are not its head: "a lawyer for Orr" is not Orr."""
    held: dict[int, list[int]] = {}
    for inner, around in owned.items():
        for i in around if facts[inner].name else ():
            held.setdefault(i, []).append(inner)
    return held


def _leads(item: MentionDraft, doc: Document) -> bool:
    """Return whether a name directly precedes a noun that it modifies: "the Orr family"."""
    end = item.piece.end
    is_noun = end < len(doc) and doc.written[end].islower() and doc.trees.tags[end] == "NOUN"
    return item.form == "name" and is_noun


def disjoint_mentions(
    items: Sequence[MentionDraft], speaking: Iterable[tuple[Sequence[TokenSpan], Sequence[TokenSpan]]]
) -> dict[int, list[int]]:
    """Return for each mention those that cannot co-refer with it, by index.

    ``speaking`` gives for each attribution its source, and who cannot be the source: the addressee, since
    nobody is said to tell himself, and a described speaker within it ("Orr said the minister asked").
    """
    begun: dict[int, list[int]] = {}
    for i, item in enumerate(items):
        begun.setdefault(item.piece.start, []).append(i)

    def naming(piece: TokenSpan) -> list[int]:
        inside = [i for i in begun.get(piece.start, ()) if items[i].piece.end <= piece.end]
        return [max(inside, key=lambda i: items[i].piece.end)] if inside else []

    found: dict[int, list[int]] = {}
    for source, others in speaking:
        speakers = [i for piece in source for i in naming(piece)]
        strange = [i for piece in others for i in naming(piece) if items[i].form != "pronoun"]
        for one, apart in ((speakers, strange), (strange, speakers)):
            for i in one:
                found.setdefault(i, []).extend(apart)
    return found


def stand_whole(
    items: Iterable[MentionDraft], doc: Document, speaking: Sequence[tuple[int, int]]
) -> list[bool]:
    """Return for each mention whether it contains no part of a quotation and no clause with its subject.

    ``speaking`` gives, in order, where each attribution's source and its cue begin.
    """
    quote = doc.quote.tolist()
    marks = [at for at, state in enumerate(quote) if state in (OPENING, CLOSING)]
    whole = []
    for piece in (item.piece for item in items):
        if len(piece) < 2:
            whole.append(True)
            continue
        first, last = (bisect_left(speaking, (at,)) for at in (piece.start, piece.end))
        opens = [quote[at] == OPENING for at in _between(marks, piece)]
        holds_clause = any(source < cue < piece.end for source, cue in speaking[first:last])
        whole.append(not holds_clause and _is_balanced(opens))
    return whole


def _between(marks: list[int], piece: TokenSpan) -> list[int]:
    """Return those of some sorted token indices that are within a span."""
    return marks[bisect_left(marks, piece.start) : bisect_left(marks, piece.end)]


def _is_balanced(opens: Iterable[bool]) -> bool:
    """Return whether quotation marks are balanced: each opening one is closed, and none closes unopened."""
    depth = 0
    for is_opening in opens:
        depth += 1 if is_opening else -1
        if depth < 0:
            return False
    return not depth
