"""Agreement of kinds: all mentions of one name in a text get the same kind.

The model judges each mention separately, often from a name alone, so that "IMF" may look like a person in one
sentence and like an organisation in the next.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from accordingto.reading.actors.head_nouns import names_people
from accordingto.reading.actors.kinds import NO_ACTORS, SHORT_FORM, chances_of, kind_of_mention
from accordingto.reading.actors.naming.bynames import bynames
from accordingto.reading.actors.naming.families import as_families
from accordingto.reading.actors.naming.name_edges import ends_in_banner
from accordingto.reading.actors.naming.name_matching import is_acronym
from accordingto.reading.actors.role_nouns import is_role
from accordingto.reading.encoder.kinds import ACTOR_KINDS
from accordingto.reading.encoder.mentions import MentionDraft, MentionDrafts
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.lexicons import listed, word_class
from accordingto.reading.syntax.name_tokens import POSSESSIVE

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from accordingto.reading.syntax.document import Document

LONGEST_NAME = 6
"""Most tokens of a mention whose name is matched with others."""
MOST_NAMES = 400
"""Number of distinct names of several words that are searched for the long form of an acronym."""
_BODY = tuple(float(kind == "organization") for kind in ACTOR_KINDS)
_HYPHENS = ("-", "–")
_PAIR = re.compile(r"([A-Z]\w+)[-–]([A-Z]\w+)")
_COMPOUND = re.compile(r"([A-Z]\w+)[-–][a-z]{3,}")
_DROPPED = frozenset({"the", "'s", "’s", "'", "’", "s"})


def with_one_kind(phrases: MentionDrafts, doc: Document) -> MentionDrafts:
    """Return the mentions with corrected kinds and forms, so that all mentions of a name have one kind.

    The probabilities of all mentions of a name count together. An acronym gets the kind of its long form if
    the text has it, and a surname the kind of the person's full name.
    """
    phrases = _with_firms(phrases, doc)
    items = [_with_form(_as_common(p, doc), doc) for p in phrases.items]
    items = _as_firms([_as_team(_as_pair(item, doc), doc) for item in items], doc)
    for i, bearer in bynames(items, doc).items():
        if items[bearer].kind == "person":
            items[i] = replace(items[i], kind="person", form="name", chances=items[bearer].chances, other=0.0)
    items = as_families(items, doc)
    names = [_key(p, doc) if p.form == "name" else "" for p in items]
    kinds = _kinds_of_names(items, names)
    longer = [name for name in kinds if " " in name and kinds[name] != "person"][:MOST_NAMES]
    stands_for = {
        name: _spelled_out(name, longer, kinds) for name in kinds if " " not in name and name[1:2].isupper()
    }
    kinds |= {name: kind for name, kind in stands_for.items() if kind}
    surnames = {name.split()[-1] for name in kinds if " " in name and kinds[name] == "person"}
    surnames -= {name.split()[-1] for name in longer}
    kinds |= {name: "person" for name in kinds if name in surnames}
    for item in items:
        alias = SHORT_FORM.search(doc.text_of(item.piece)) if item.form == "name" else None
        if alias and alias[1] in kinds:
            kinds[alias[1]] = item.kind
    settled = [
        replace(item, kind=kinds[name]) if name and kinds[name] != item.kind else item
        for item, name in zip(items, names, strict=True)
    ]
    return MentionDrafts(settled, phrases.vectors, phrases.places)


def _with_firms(phrases: MentionDrafts, doc: Document) -> MentionDrafts:
    """Return the mentions with firms made of names that continue after "&": "Orr & Sons", "Orr & Co"."""
    kin = word_class("company-kin") | word_class("company-endings")
    joints = {at for at, word in enumerate(doc.lower[:-1]) if word == "&" and doc[at + 1] in kin}
    if not joints:
        return phrases
    inside = {at for p in phrases.items for at in range(p.piece.start, p.piece.end - 1)}
    begun = {p.piece.end for p in phrases.items if p.form == "name"} & joints - inside
    items = [
        replace(one, piece=TokenSpan(one.piece.start, one.piece.end + 2))
        if one.piece.end in begun and one.form == "name"
        else one
        for one in phrases.items
    ]
    firms = [
        replace(one, kind="organization", form="name", chances=_BODY, other=0.0)
        if one.piece.start < one.piece.end - 2 - (doc[one.piece.end - 1] == ".") in joints
        else one
        for one in items
    ]
    return phrases.replaced(firms, [one.piece.start - 1 not in joints for one in firms])


def _kinds_of_names(items: Sequence[MentionDraft], names: Sequence[str]) -> dict[str, str]:
    """Return the kind of each name, judged by all of its mentions."""
    found: dict[str, list[MentionDraft]] = {}
    for item, name in zip(items, names, strict=True):
        if name:
            found.setdefault(name, []).append(item)
    kinds = {}
    for name, own in found.items():
        most = Counter(item.kind for item in own).most_common(1)[0][0]
        kinds[name] = most if most in NO_ACTORS else kind_of_mention(most, chances_of(own))
    return kinds


def _with_form(item: MentionDraft, doc: Document) -> MentionDraft:
    """Return a mention as a name or nominal if the model took it for a pronoun but its word is none.

    A description of a person that begins with a name is a name as well: "Orr, a painter in Norby".
    """
    if item.form == "nominal" and item.kind == "person" and _begins_with_name(item.piece, doc):
        return replace(item, form="name")
    if item.form != "pronoun":
        return item
    first, second = doc.written[item.piece.start], item.piece.start + 1
    holds = first.lower() in word_class("holding-pronouns") and second < item.piece.end
    if holds and doc.is_word(second) and doc.gap[second]:
        return replace(item, form="nominal")  # "his wife"
    if first.lower() in word_class("pronouns"):
        return item
    has_name = first[:1].isupper() and (len(item.piece) == 1 or not item.piece.start)
    return replace(item, form="name" if has_name else "nominal")


def _begins_with_name(piece: TokenSpan, doc: Document) -> bool:
    """Return whether the first word of a mention is a name with an apposition: "Orr, a painter"."""
    first = piece.start
    if len(piece) < 4 or doc[first + 1] != "," or not doc.is_capital(first):
        return False
    is_head = doc.trees.head_of(piece) == first and doc.trees.tags[first] == "PROPN"
    return is_head and doc.trees.tags[first + 2] == "DET" and not names_people(doc.written[first])


def _as_pair(item: MentionDraft, doc: Document) -> MentionDraft:
    """Return a hyphenated pair such as "the Orr-Lund debate" as a nominal that names nobody.

    So is "an Orr-campaign adviser". Each name in it also stands alone somewhere in the text, unlike the parts
    of a double surname.
    """
    said = doc.text_of(item.piece) if len(item.piece) == 3 else ""
    halves = _PAIR.fullmatch(said) or _COMPOUND.fullmatch(said)
    if halves is None or not all(_stands_alone(half, doc) for half in halves.groups()):
        return item
    return replace(item, kind="abstract", form="nominal")


def _as_team(item: MentionDraft, doc: Document) -> MentionDraft:
    """Return "Team Orr" as an organisation: the people who work for Orr."""
    start = item.piece.start
    if item.kind != "person" or len(item.piece) < 2 or doc[start] != "team" or not doc.is_capital(start):
        return item
    return replace(item, kind="organization", form="name", chances=_BODY, other=0.0)


def _as_firms(items: Sequence[MentionDraft], doc: Document) -> list[MentionDraft]:
    """Return the mentions, those of a name with the legal form of a company as organisations.

    Such are "Osk Lines Inc.", "Osk Ltd (“Osk”)", "its rival, Osk Inc.", and "its rival" before that name.
    """
    firms = {item.piece.start for item in items if _is_firm(item.piece, doc)}
    if not firms:
        return list(items)
    return [
        replace(item, kind="organization", chances=_BODY, other=0.0)
        if item.kind != "organization" and (item.piece.start in firms or _is_before(item, firms, doc))
        else item
        for item in items
    ]


def _is_firm(piece: TokenSpan, doc: Document) -> bool:
    """Return whether a mention is a name with the legal form of a company, or one and a description of it.

    They are "Osk Lines Inc.", "Osk Lines Inc., its rival" and "its rival, Osk Lines Inc.".
    """
    ends = (at for at in range(piece.start, piece.end) if doc[at] in "(,")
    return any(_ends_as_firm(piece, end, doc) for end in (*ends, piece.end))


def _ends_as_firm(piece: TokenSpan, end: int, doc: Document) -> bool:
    """Return whether the words of a mention before ``end`` do so."""
    last = end - 2 if doc[end - 1] == "." else end - 1
    if doc[last] not in word_class("company-endings") or not doc.is_capital(last):
        return False
    begun = next((at + 1 for at in range(last, piece.start, -1) if doc[at] == ","), piece.start)
    is_name = last > begun and all(doc.is_capital(at) or not doc.is_word(at) for at in range(begun, last))
    return is_name and (begun == piece.start or _describes(TokenSpan(piece.start, begun - 1), doc))


def _is_before(item: MentionDraft, firms: Container[int], doc: Document) -> bool:
    """Return whether a description stands right before the name of a firm, as in "its rival, Osk Inc."."""
    end = item.piece.end
    return doc[end] == "," and end + 1 in firms and _describes(item.piece, doc)


def _describes(piece: TokenSpan, doc: Document) -> bool:
    """Return whether words are a determiner and a noun that nothing follows: "its big rival"."""
    is_begun = doc[piece.start] in word_class("determiners") and len(piece) > 1
    return is_begun and all(
        doc.written[at].islower() and doc[at] not in word_class("prepositions")
        for at in range(piece.start + 1, piece.end)
    )


def _stands_alone(name: str, doc: Document) -> bool:
    """Return whether a name occurs in the text without a hyphen beside it."""
    places = (at for at, word in enumerate(doc.written) if word == name)
    return any(doc[at - 1] not in _HYPHENS and doc[at + 1] not in _HYPHENS for at in places)


def _as_common(item: MentionDraft, doc: Document) -> MentionDraft:
    """Return a one-word mention with its form corrected by how the text writes the word elsewhere.

    A name becomes a nominal if it is a noun that also occurs in lower case ("Police", "police"). A nominal
    becomes a name if it is capitalised, never occurs in lower case, and is no listed noun.
    """
    behind = "".join(doc.written[item.piece.start + 1 : item.piece.end])
    if item.form == "pronoun" or (behind and behind not in POSSESSIVE):
        return item
    word = doc.written[item.piece.start]
    if word.lower() not in doc.lower_case_words:
        is_name = item.form == "nominal" and word[:1].isupper() and not is_role(word) and not _is_listed(word)
        return replace(item, form="name") if is_name else item
    if item.form != "name":
        return item
    is_noun = (
        is_role(word) or word.lower() in listed("collectives") or word.lower() in word_class("certain-bodies")
    )
    return replace(item, form="nominal") if is_noun else item


def _is_listed(word: str) -> bool:
    """Return whether a word is a noun of the lexicons for collectives, bodies or documents."""
    lower = word.lower()
    return (
        lower in listed("collectives")
        or lower in listed("documents")
        or lower in word_class("certain-bodies")
    )


def _key(item: MentionDraft, doc: Document) -> str:
    """Return the words of a short name, without determiners, possessives and banners ("LIVE"); else empty."""
    if len(item.piece) > LONGEST_NAME:
        return ""
    said = doc.written[item.piece.start : item.piece.end]
    kept = [word for word in said if word.lower() not in _DROPPED]
    return " ".join(kept[:-1] if kept and ends_in_banner(kept) else kept)


def _spelled_out(name: str, longer: list[str], kinds: Mapping[str, str]) -> str | None:
    """Return the kind of the name that an acronym stands for; None if the text does not have it."""
    return next((kinds[other] for other in longer if is_acronym(name, other)), None)
