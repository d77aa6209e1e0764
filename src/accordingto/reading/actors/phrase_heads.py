"""Rules on a phrase's syntactic head, for what a dependency tree tells and words alone do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.actors.naming.personal_names import PREPOSITIONS
from accordingto.reading.actors.role_nouns import is_role, qualifies
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.lexicons import word_class
from accordingto.reading.syntax.lemmas import is_plural
from accordingto.reading.syntax.name_tokens import POSSESSIVE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.reading.actors.features import MentionFeatures
    from accordingto.reading.encoder.mentions import MentionDraft, MentionDrafts
    from accordingto.reading.syntax.document import Document
    from accordingto.reading.syntax.trees import Trees

_MODIFYING = frozenset(("amod", "compound", "nmod:poss"))
_AND = ("and", "&")
_NOUNS = ("NOUN", "PROPN")
_QUOTATION = ('"', "”", "’")
_DETERMINING = ("DET", "NUM", "PRON")
_OWNED = frozenset(POSSESSIVE)
_OTHERS = frozenset(("other", "others"))
MOST_BETWEEN = 5
"""Most tokens between a name and the noun that it modifies: "the Texas state park rangers"."""
_PRESENT = frozenset(("is", "'s", "’s"))
"""Copulas that say what somebody is, not what he was or would be."""
_OPEN = frozenset(("would", "could", "might", "may", "should", "will", "'ll", "’ll", "can"))
"""Auxiliaries of what may be or will be."""


def is_joined(piece: TokenSpan, doc: Document) -> bool:
    """Return whether a phrase joins several entities: "he and Orr", "Orr, the mayor, and the council".

    Both sides of "and" refer to something by themselves. In "Orr, mayor of Vest and a lawyer" the apposition
    is not closed by a comma before "and", so that two descriptions of Orr are joined.
    """
    trees = doc.trees
    head = trees.head_of(piece)
    if has_two_roles(piece, doc):
        return False
    for at in trees.below[head]:
        if not head < at < piece.end or trees.relations[at] != "conj":
            continue
        mark = next((i for i in trees.below[at] if doc.lower[i] == "and"), head)
        is_closed = mark > head and ("," not in doc.lower[head:mark] or doc[mark - 1] == ",")
        if (
            is_closed
            and _refers(doc, piece.start, mark, "PRON")
            and _refers(doc, mark + 1, piece.end, "PROPN")
        ):
            return True
    return False


def joins_others(piece: TokenSpan, doc: Document) -> bool:
    """Return whether a phrase joins others to a named person: "Ida Orr and several other mayors".

    It does not in "Orr, who led Norby Data, Vestfisk and others": these stand in a clause.
    """
    trees, head = doc.trees, doc.trees.head_of(piece)
    if trees.tags[head] != "PROPN" or _OTHERS.isdisjoint(doc.lower[head : piece.end]):
        return False
    joined = [at for at in trees.below[head] if head < at < piece.end and trees.relations[at] == "conj"]
    return bool(joined) and word_class("relatives").isdisjoint(doc.lower[head : joined[0]])


def is_of_several(piece: TokenSpan, doc: Document) -> bool:
    """Return whether a phrase joins several entities, or others to one; a single name is then not its own."""
    return is_joined(piece, doc) or joins_others(piece, doc)


def stands_before(piece: TokenSpan, doc: Document) -> bool:
    """Return whether a phrase modifies a noun shortly after it, as part of its name: "[Texas] rangers"."""
    head = doc.trees.head_of(piece)
    is_near = piece.end <= doc.trees.heads[head] <= piece.end + MOST_BETWEEN
    return doc.trees.relations[head] == "compound" and is_near


def without_matter(piece: TokenSpan, doc: Document) -> TokenSpan:
    """Return a phrase without the first of two fields of an office.

    "[Housing and] Land Secretary Ida Orr" loses its first two words. If "and" joins two named persons, the
    first does not depend on the office of the other; a body between "and" and the office has both fields in
    its name: "[Ways and] Means Committee Chairman Ida Orr". An "&" before an office stands in such a name or
    in a firm's, unless the office follows directly or the first has one, too: "Lund & Mayor Ida Orr".
    """
    joint = next((at for at in range(piece.start + 1, piece.end - 1) if doc.lower[at] in _AND), None)
    if joint is None or "including" in doc.lower[piece.start : joint]:
        return piece  # "many in the hall, including Lund and town counsel Ida Orr"
    relations, heads = doc.trees.relations, doc.trees.heads
    offices = [at for at in range(joint + 1, piece.end - 1) if is_role(doc.lower[at])]
    erstwhile = word_class("erstwhile")
    before = [at for at in range(piece.start, joint) if doc.lower[at] not in erstwhile]
    hangs = any(relations[at] == "compound" and heads[at] in offices for at in before)
    is_matter = hangs or (len(before) == 1 and offices and qualifies(doc.lower[before[0]]))
    if not is_matter and before and offices and not any(map(is_role, doc.lower[before[0] : joint])):
        is_of_firm = doc[joint] == "&" and offices[0] > joint + 1
        is_matter = is_of_firm or (_may_be_field(before[0], doc) and _has_body(joint + 1, offices[0], doc))
    return TokenSpan(joint + 1, piece.end) if is_matter else piece


def own_words(piece: TokenSpan, doc: Document) -> TokenSpan:
    """Return the part of a phrase by whose words it is named: see ``without_matter``, and without dependents.

    What depends on it begins with a participle ("an activist [punching Bo Lund]"), or
    with a preposition that words alone do not tell from an adverb ("aides [inside Ida Orr's campaign]").
    """
    piece = without_matter(piece, doc)
    ends = (at for at in range(piece.start + 1, piece.end - 1) if _begins_dependent(at, piece, doc))
    return TokenSpan(piece.start, next(ends, piece.end))


def _begins_dependent(at: int, piece: TokenSpan, doc: Document) -> bool:
    trees = doc.trees
    before = at - 2 if doc[at - 1] in _QUOTATION and at - 2 >= piece.start else at - 1
    if trees.tags[before] not in _NOUNS or not doc.lower[at].isalpha() or doc.is_capital(at):
        return False
    if doc.lower[at + 1] in word_class("reflexives"):
        return False  # "a group calling itself Free Norby"
    if trees.tags[at] == "VERB:ing":
        return trees.relations[at] in ("acl", "advcl") or at == trees.head_of(piece)
    noun = trees.heads[at]
    is_unlisted = trees.tags[at] == "ADP" and doc[at] not in PREPOSITIONS
    is_inside = at < noun < piece.end and piece.start <= trees.heads[noun] < at
    is_last = "," not in doc.lower[at : piece.end]  # no apposition follows
    return is_unlisted and trees.relations[at] == "case" and is_inside and is_last


def _may_be_field(at: int, doc: Document) -> bool:
    """Return whether a word before "and" begins a field and no name: a common noun, or a chamber's name."""
    is_common = doc.is_capital(at) and doc.trees.tags[at] in ("NOUN", "ADJ")
    return is_common or doc.lower[at] in word_class("chambers")


def _has_body(start: int, end: int, doc: Document) -> bool:
    bodies = word_class("certain-bodies")
    return any(doc.is_capital(at) and doc.lower[at] in bodies for at in range(start, end))


def is_name_alone(piece: TokenSpan, doc: Document) -> bool:
    """Return whether a phrase is one proper noun: "Backer", a surname that is also a role."""
    return len(piece) == 1 and doc.trees.tags[piece.start] == "PROPN"


def modifies(piece: TokenSpan, doc: Document) -> bool:
    """Return whether a mention is one lower-case word that modifies another, and so refers to nobody."""
    if len(piece) > 1 or doc.is_capital(piece.start):
        return False
    relation, head = doc.trees.relations[piece.start], doc.trees.heads[piece.start]
    return doc.trees.tags[piece.start] == "ADV" or (head == piece.end and relation in _MODIFYING)


def has_two_roles(piece: TokenSpan, doc: Document) -> bool:
    """Return whether a phrase names one person with two roles: "chairman and chief executive Ida Orr".

    A role in the singular without a determiner, an owner or a name refers to nobody by itself.
    """
    joint = next((at for at in range(piece.start + 1, piece.end - 2) if doc.lower[at] == "and"), None)
    if (
        joint is None
        or doc.trees.tags[piece.start] in _DETERMINING
        or doc.trees.tags[joint + 1] in _DETERMINING
    ):
        return False
    if not _OWNED.isdisjoint(doc.lower[piece.start : joint]):
        return False
    return is_role(doc.lower[joint - 1]) and not is_plural(doc.lower[joint - 1])


def _refers(doc: Document, start: int, end: int, tag: str) -> bool:
    """Return whether a span begins with a mention, or with a token of a part of speech."""
    found = doc.phrase_from(start, end)
    return doc.trees.tags[start] == tag or (found is not None and doc.kind(found) is not None)


def without_head(sources: Iterable[TokenSpan], mentions: MentionDrafts, trees: Trees) -> list[TokenSpan]:
    """Return the sources whose head is in none of the mentions that begin them.

    They begin with somebody else, a possessor ("his wife, Jane") or a name within ("U.S. Attorney Ida Orr").
    """
    found = []
    for source in sources:
        begun, head = mentions.naming(source), trees.head_of(source)
        if begun and all(one.piece.end <= head for one in begun):
            found.append(source)
    return found


def joined_names(mentions: MentionDrafts, trees: Trees, doc: Document) -> list[TokenSpan]:
    """Return the spans that join two named persons, to which "they" may refer: "Ida Orr and Bo Lund"."""
    by_head = {
        trees.head_of(item.piece): item.piece
        for item in mentions.items
        if item.form == "name" and item.kind == "person"
    }
    pairs = []
    for head, second in by_head.items():
        first = by_head.get(trees.heads[head]) if trees.relations[head] == "conj" else None
        if first is not None and first.end < second.start and "and" in doc.lower[first.end : second.start]:
            pairs.append(TokenSpan(first.start, second.end))
    return pairs


def last_joined(name: TokenSpan, doc: Document, most: int) -> TokenSpan | None:
    """Return the last of several joined names, given the first; None if it is not joined to any.

    The last begins fewer than ``most`` tokens after the first.
    """
    heads, relations = doc.trees.heads, doc.trees.relations
    limit = min(name.start + most, len(doc))
    joined = [at for at in range(name.end, limit) if relations[at] == "conj" and heads[at] == name.start]
    if not joined or not doc.is_capital(joined[-1]):
        return None
    behind = range(joined[-1] + 1, limit)
    return TokenSpan(joined[-1], next((at for at in behind if relations[at] not in ("flat", "part")), limit))


def apposed_in_trees(
    items: Sequence[MentionDraft], facts: Sequence[MentionFeatures], doc: Document
) -> dict[int, int]:
    """Return the mentions that are an apposition or predicate of an earlier one, index to index.

    One of the two is a name and the other is not, and both are persons or both organisations. A predicate is
    "the mayor" after a name ("Orr is the mayor"), not "a mayor" or "not the mayor".
    """
    heads = [doc.trees.head_of(item.piece) for item in items]
    by_head: dict[int, int] = {}
    found = {}
    for i, head in enumerate(heads):
        above = doc.trees.heads[head] if doc.trees.relations[head] == "appos" else None
        if above is None and facts[i].is_role and facts[i].is_definite:
            above = subject_of(head, doc)
        before = None if above is None else by_head.get(above)
        if (
            before is not None
            and _agree(before, i, items, facts)
            and not _is_turn(items[before], items[i], doc)
        ):
            found[i] = before
        by_head[head] = i
    return found


def subject_of(noun: int, doc: Document) -> int | None:
    """Return the subject of a predicate noun in the present ("Orr" in "Orr is the mayor"); else None."""
    below, relations = doc.trees.below[noun], doc.trees.relations
    copulas = [at for at in below if relations[at] == "cop"]
    subjects = [at for at in below if relations[at] == "nsubj"]
    if len(copulas) != 1 or len(subjects) != 1 or doc.lower[copulas[0]] not in _PRESENT:
        return None
    return subjects[0] if subjects[0] < copulas[0] < noun and is_so(noun, doc) else None


def is_so(noun: int, doc: Document) -> bool:
    """Return whether a predicate noun is stated as a fact: not negated, possible or intended.

    It is not in "Orr would be the mayor", "wants to become mayor", "is expected to be named mayor".
    """
    trees, at = doc.trees, noun
    while True:
        before = {doc.lower[i] for i in trees.below[at] if i < at}
        if not before.isdisjoint(_OPEN) or not before.isdisjoint(word_class("negations")):
            return False
        head = trees.heads[at]
        becomes = at == noun and doc.lower[head] in word_class("becoming-verbs")
        if head == at or not (trees.relations[at] == "xcomp" or becomes):
            return True
        if any(doc.lower[i] == "to" and trees.relations[i] == "mark" for i in trees.below[at]):
            return False
        at = head


def _is_turn(label: MentionDraft, phrase: MentionDraft, doc: Document) -> bool:
    """Return whether a mention directly follows a speaker label: "Ida Orr (@ida): The engineer is ill"."""
    between = doc.lower[label.piece.end : phrase.piece.start]
    return between == [":"] or between[-2:] == [")", ":"]


def _agree(one: int, other: int, items: Sequence[MentionDraft], facts: Sequence[MentionFeatures]) -> bool:
    kinds = {items[one].kind, items[other].kind}
    several = facts[one].plural is True or facts[other].plural is True
    is_one_named = bool(facts[one].name) != bool(facts[other].name)
    pronouns = facts[one].is_pronoun or facts[other].is_pronoun
    return (
        len(kinds) == 1
        and kinds <= {"person", "organization"}
        and is_one_named
        and not several
        and not pronouns
    )
