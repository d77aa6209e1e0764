"""One name, one kind: what the model says of each phrase by itself is settled over the whole text.

A name is as often as not the only word that its phrase has, and "IMF" may look like a person in one sentence
and like an organisation in the next. Whoever is called the same is the same sort.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.actors.features import ALIAS
from accordingto.reading.actors.names import without_possessive
from accordingto.reading.actors.naming.bynames import bynames
from accordingto.reading.actors.naming.metonyms import metonym
from accordingto.reading.actors.naming.name_matching import is_acronym
from accordingto.reading.actors.naming.personal_names import ends_in_banner
from accordingto.reading.actors.role_nouns import is_role
from accordingto.reading.actors.source_kinds import head_noun
from accordingto.reading.encoder.mentions import MentionDrafts
from accordingto.reading.lexicons import entries, listed, word_class
from accordingto.reading.syntax.lemmas import singular
from accordingto.reading.syntax.name_tokens import REMEMBERED, name_tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.syntax.document import Document

LONGEST_NAME = 6
"""Words in a name that is looked for again."""
MOST_NAMES = 400
"""Different names of several words among which an acronym is looked up."""
_HYPHENS = ("-", "–")
_PAIR = re.compile(r"([A-Z]\w+)[-–]([A-Z]\w+)")
_DROPPED = frozenset({"the", "'s", "’s", "'", "’", "s"})


def with_one_kind(phrases: MentionDrafts, doc: Document) -> MentionDrafts:
    """Return the phrases with kinds and forms mended, so that whoever is called the same has one kind.

    An acronym is what the name is that it stands for, if the text has it.
    """
    common = common_words(doc)
    items = [_as_company(_as_day(_by_noun(_as_common(p, doc, common), doc), doc), doc) for p in phrases.items]
    items = [_introducing(_as_pair(_with_form(p, doc), doc), doc) for p in items]
    for i, bearer in bynames(items, doc).items():
        if items[bearer].kind == "person":
            items[i] = replace(items[i], kind="person", form="name")
    names = [_key(p, doc) if p.form == "name" else "" for p in items]
    counts: dict[str, Counter[str]] = {}
    for item, name in zip(items, names, strict=True):
        if name:
            counts.setdefault(name, Counter())[item.kind] += 1
    kinds = {name: counted.most_common(1)[0][0] for name, counted in counts.items()}
    longer = [name for name in kinds if " " in name and kinds[name] != "person"][:MOST_NAMES]
    stands_for = {
        name: _spelled_out(name, longer, kinds) for name in kinds if " " not in name and name[1:2].isupper()
    }
    kinds |= {name: kind for name, kind in stands_for.items() if kind}
    surnames = {name.split()[-1] for name in kinds if " " in name and kinds[name] == "person"}
    surnames -= {name.split()[-1] for name in longer}
    kinds |= {name: "person" for name in kinds if name in surnames}
    kinds |= {name: "organization" for name in kinds if kinds[name] == "person" and metonym(name)}
    kinds |= dict.fromkeys(_outlets_by_shape(items, names, doc), "organization")
    for item in items:
        alias = ALIAS.search(doc.text_of(item.piece)) if item.form == "name" else None
        if alias and alias[1] in kinds:
            kinds[alias[1]] = item.kind
    settled = [
        replace(item, kind=kinds[name]) if name and kinds[name] != item.kind else item
        for item, name in zip(items, names, strict=True)
    ]
    return MentionDrafts(settled, phrases.vectors, phrases.places)


def _outlets_by_shape(items: list[MentionDraft], names: list[str], doc: Document) -> set[str]:
    """Return the names that stand behind "the" and end as those of newspapers do ("the Harbour Courier")."""
    found = set()
    for item, name in zip(items, names, strict=True):
        if not name or name.split()[-1].lower() not in word_class("outlet-last") or not name[0].isupper():
            continue
        first = item.piece.start
        heads = [doc.lower[at] for at in (first - 1, first) if at >= 0]
        if "the" in heads:
            found.add(name)
    return found


def _with_form(item: MentionDraft, doc: Document) -> MentionDraft:
    """Return a mention as a name or a nominal where it is called a pronoun and its word is none."""
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


def _as_pair(item: MentionDraft, doc: Document) -> MentionDraft:
    """Return what two names with a hyphen make as no name of anybody: "the Orr-Lund debate" of Orr and Lund.

    Each of the two is named by itself, too, as the parts of a double surname are not.
    """
    halves = _PAIR.fullmatch(doc.text_of(item.piece)) if len(item.piece) == 3 else None
    if halves is None or not all(_stands_alone(half, doc) for half in halves.groups()):
        return item
    return replace(item, kind="abstract", form="nominal")


def _stands_alone(name: str, doc: Document) -> bool:
    """Return whether a name stands somewhere without a hyphen beside it."""
    places = (at for at, word in enumerate(doc.written) if word == name)
    return any(doc[at - 1] not in _HYPHENS and doc[at + 1] not in _HYPHENS for at in places)


def common_words(doc: Document) -> frozenset[str]:
    """Return the words of a text that it writes in lower case."""
    lower = np.flatnonzero(doc.case == 0).tolist()
    return frozenset(doc.written[at] for at in lower)


def _as_common(item: MentionDraft, doc: Document, common: frozenset[str]) -> MentionDraft:
    """Return a name as a nominal where its word is a common noun: "Police", if "police" stands elsewhere.

    And a name where the model saw a noun: one word with a capital that the text never writes without.
    """
    if item.form == "pronoun" or len(item.piece) > 1:
        return item
    word = doc.written[item.piece.start]
    if word.lower() not in common:
        is_name = item.form == "nominal" and word[:1].isupper() and not is_role(word) and not _is_listed(word)
        return replace(item, form="name") if is_name else item
    if item.form != "name":
        return item
    is_noun = (
        is_role(word) or word.lower() in listed("collectives") or word.lower() in word_class("certain-bodies")
    )
    return replace(item, form="nominal") if is_noun else item


def _is_listed(word: str) -> bool:
    """Return whether a word is a common noun of the lexicons: many people, a body, or a document."""
    lower = word.lower()
    return (
        lower in listed("collectives")
        or lower in listed("documents")
        or lower in word_class("certain-bodies")
    )


def _as_company(item: MentionDraft, doc: Document) -> MentionDraft:
    """Return a person's name as an organisation's where it ends as those of companies do: "Tarn & Sons"."""
    if item.kind != "person" or item.form != "name" or len(item.piece) < 2:
        return item
    first = item.piece.start + (doc[item.piece.start] == "the")
    said = doc.lower[first : item.piece.end]
    while len(said) > 2 and said[-1] in (".", ",", "'", "’", "s"):
        said = said[:-1]
    is_family = len(said) > 2 and said[-2] in ("&", "and") and said[-1] in word_class("company-kin")
    is_company = is_family or (len(said) > 1 and said[-1] in word_class("company-endings"))
    is_one = all(
        doc.is_capital(at) or doc[at] in ("&", "and", ".", ",") for at in range(first, first + len(said))
    )
    return replace(item, kind="organization") if is_company and is_one else item


def _as_day(item: MentionDraft, doc: Document) -> MentionDraft:
    """Return a person as a time where it is called by a feast alone: "Christmas", "the drivers' Easter"."""
    last = item.piece.end - 1
    if item.kind != "person" or item.form == "pronoun" or doc[last] not in _feasts():
        return item
    has_name = len(item.piece) > 1 and doc.is_capital(last - 1) and doc.is_word(last - 1)
    return item if has_name else replace(item, kind="time")


@cache
def _feasts() -> frozenset[str]:
    """Return the holidays of one word, in small letters."""
    names = (name.strip() for row in entries("holidays") for name in row.partition("|")[0].split(";"))
    return frozenset(name for name in names if name.isalpha())


def _by_noun(item: MentionDraft, doc: Document) -> MentionDraft:
    """Return a description as a document or a body where its noun is one ("the board's report").

    So is what is named by such a noun no place: "the Water Board".
    """
    if item.form == "name" and item.kind == "place":
        is_body = _noun_of(doc.text_of(item.piece)).lower() in word_class("certain-bodies")
        return replace(item, kind="organization") if is_body and len(item.piece) > 1 else item
    if item.form != "nominal" or item.kind not in ("person", "organization"):
        return item
    noun = _noun_of(doc.text_of(item.piece))
    if noun in word_class("certain-documents"):
        return replace(item, kind="abstract")
    return replace(item, kind="organization") if noun in word_class("certain-bodies") else item


@lru_cache(REMEMBERED)
def _noun_of(phrase: str) -> str:
    """Return the head noun of a phrase in the singular; empty where it has none."""
    head = head_noun(without_possessive(name_tokens(phrase)))
    return singular(head.text) if head else ""


def _introducing(item: MentionDraft, doc: Document) -> MentionDraft:
    """Return a person's name as an organisation's where it introduces an acronym."""
    if item.kind != "person" or item.form != "name" or not ALIAS.search(doc.text_of(item.piece)):
        return item
    return replace(item, kind="organization")


def _key(item: MentionDraft, doc: Document) -> str:
    """Return the words of a short name, without determiners, possessives and "LIVE"; else empty."""
    if len(item.piece) > LONGEST_NAME:
        return ""
    said = doc.written[item.piece.start : item.piece.end]
    kept = [word for word in said if word.lower() not in _DROPPED]
    return " ".join(kept[:-1] if kept and ends_in_banner(kept) else kept)


def _spelled_out(name: str, longer: list[str], kinds: Mapping[str, str]) -> str | None:
    """Return the kind of the name that an acronym stands for; None where the text does not have it."""
    return next((kinds[other] for other in longer if is_acronym(name, other)), None)
