"""Roles and affiliations of an actor, as the article gives them around its names and in its descriptions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.actors.names import members_in, name_in, phrase_terms
from accordingto.reading.actors.naming.personal_names import DETERMINERS, PREPOSITIONS, person_name
from accordingto.reading.actors.offices import Office, holder_in, office_in
from accordingto.reading.lexicons import listed, word_class
from accordingto.reading.syntax.name_tokens import POSSESSIVE, said
from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.reading.actors.names import Name
    from accordingto.reading.encoder.mentions import Cluster, MentionDraft
    from accordingto.reading.syntax.document import Document
    from accordingto.reading.syntax.name_tokens import NameToken

_ATTACHED, _PREDICATED, _DESCRIBED, _LETTERED = range(4)
"""Where an office was found: beside a name, said of it, in a description, in letters behind a name."""
_MOST_ROLES = 2
"""Roles beside names that are given; descriptions give one."""
_MOST_PHRASES = 60
"""Phrases of a cluster that are looked at; roles are given early."""
_TIMES_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
_REACH = 60
"""Tokens on either side of a phrase in which its sentence is looked through."""
_COPULAS = frozenset({"is", "was", "became", "remains"})


@dataclass(frozen=True)
class Standing:
    """What an actor is, and to whom it belongs."""

    role: str | None
    """Offices or occupations in the article's words, joined by "; ", without the affiliation."""
    affiliation: Span | None
    """The words for whom the actor belongs to: the caller may know that name in a fuller form."""


@dataclass(frozen=True)
class _Found:
    """An office and how close to a name it was found: the lower, the surer."""

    rank: int
    office: Office


@dataclass(frozen=True)
class _Described:
    """A phrase for one person, taken apart."""

    terms: list[NameToken]
    """Its tokens."""
    name: Name | None
    """The proper name that heads it; None for a description."""
    before: list[NameToken]
    """Those of its tokens that stand before the name."""
    behind: list[NameToken]
    """What follows the name in its sentence, whether in the phrase or not."""

    @staticmethod
    def by(doc: Document, phrase: MentionDraft) -> _Described:
        """Return a phrase of a text, taken apart."""
        terms, name = phrase_terms(doc, phrase), name_in(doc, phrase, is_person=True)
        if name is None:
            return _Described(terms, None, [], [])
        before = [token for token in terms if token.end <= name.start]
        return _Described(terms, name, before, doc.name_tokens.after(name.end))


def standing(doc: Document, cluster: Cluster) -> Standing:
    """Return the roles and the affiliation of a person (other actors have none).

    In the order of trust: titles and nouns before a name and appositions behind it, predicates ("Orr is the
    mayor of Vest"), descriptions elsewhere; kin only where there is nothing else.
    """
    if cluster.kind != "person":
        return Standing(None, None)
    phrases = [p for p in cluster.phrases[:_MOST_PHRASES] if not _is_taken_back(doc, p)]
    described = [_Described.by(doc, phrase) for phrase in phrases if not _names_none_alone(doc, phrase)]
    found = [f for one in described for f in _offices(doc, one)]
    found.sort(key=lambda f: (f.office.is_kin, f.rank, f.office.role[0].start))
    holder = next(filter(None, map(_holder, described)), ())
    if not found:
        return Standing(None, _span(doc.text, holder))
    best = [f for f in found if (f.office.is_kin, f.rank) == (found[0].office.is_kin, found[0].rank)]
    affiliation = next(
        (held for f in [*best, *found] if (held := f.office.affiliation) and not _is_event(held)), ()
    )
    affiliation = affiliation or holder or next(filter(None, (_party(f.office) for f in best)), ())
    most = _MOST_ROLES if best[0].rank < _DESCRIBED and not best[0].office.is_kin else 1
    return Standing(_joined(doc.text, best, most), _span(doc.text, affiliation))


def _is_taken_back(doc: Document, phrase: MentionDraft) -> bool:
    """Return whether a sentence says that what it tells was an error: "the article wrongly said that …"."""
    if doc.vocabulary.isdisjoint(word_class("erring-words")):
        return False
    sentence = doc.sentence(phrase.piece.start, _REACH)
    said = {doc[at] for at in range(sentence.start, sentence.end)}
    return bool(said & word_class("erring-words")) and bool(said & word_class("corrected"))


def _is_event(held: tuple[NameToken, ...]) -> bool:
    """Return whether an affiliation is only an event: "the winner of Tuesday night's debate"."""
    return any(term.text in _TIMES_OF_DAY for term in held)


def _joined(text: str, found: list[_Found], most: int) -> str:
    """Return the first different roles in the order of the text; of two that overlap, the longer."""
    roles: list[str] = []
    for one in found:
        role = said(text, list(one.office.role))
        if any(role.casefold() in other.casefold() for other in roles):
            continue
        roles = [other for other in roles if other.casefold() not in role.casefold()]
        roles.append(role)
    return "; ".join(roles[:most])


def _span(text: str, terms: tuple[NameToken, ...]) -> Span | None:
    if not terms:
        return None
    start, end = terms[0].start, terms[-1].end
    return Span(start, end, text[start:end])


def _names_none_alone(doc: Document, phrase: MentionDraft) -> bool:
    """Return whether a phrase is a pronoun, or joins the names of several persons."""
    return phrase.form == "pronoun" or bool(members_in(doc, phrase))


def _offices(doc: Document, one: _Described) -> Iterator[_Found]:
    """Yield the offices that a phrase and what stands around it give to whom it describes."""
    if one.name is None:
        office = office_in(one.terms)
        if office:
            yield _Found(_DESCRIBED, office)
        return
    before = _before(doc, one.before, one.name.start)
    office = office_in(before) if before else None
    if office:
        yield _Found(_ATTACHED, office)
    for office in _appositions(one.behind):
        yield _Found(_ATTACHED, office)
    office = _predicate(one.behind)
    if office:
        yield _Found(_PREDICATED, office)
    letters = next((t for t in one.behind[:2] if t.text != ","), None)
    if letters and _is_letters(letters):
        yield _Found(_LETTERED, Office((letters,), (), is_kin=False))


def _holder(one: _Described) -> tuple[NameToken, ...]:
    """Return whom a phrase says its name belongs to, without a role; empty where it says none."""
    if one.name is None:
        return ()
    name_end = one.name.end
    inside = holder_in(one.before, [t for t in one.terms if t.start >= name_end])
    return tuple(inside or _holder_behind(one.behind))


def _holder_behind(behind: list[NameToken]) -> list[NameToken]:
    """Return whom somebody belongs to by the words behind a comma: ", of the Harbour Board,"."""
    if not behind or behind[0].text != ",":
        return []
    end = next((i for i, t in enumerate(behind) if i and t.is_mark and t.text not in POSSESSIVE), 0)
    clause = behind[1:end]
    if clause and clause[0].lower == "who":
        at = next((i for i, t in enumerate(clause) if t.lower in ("at", "for")), len(clause))
        clause = clause[at:]
    return holder_in([], clause)


def _party(office: Office) -> tuple[NameToken, ...]:
    """Return the party that a role names before its noun ("Democratic nominee"); empty for none."""
    return next(((t,) for t in office.role[:-1] if t.is_capital and t.lower in listed("parties")), ())


def _before(doc: Document, inside: list[NameToken], start: int) -> list[NameToken]:
    """Return the noun phrase before a name: what its phrase has there, or titles that it leaves out."""
    if inside:
        return [t for t in inside if t.text != ","]
    found = doc.name_tokens.before(start)
    first = len(found)
    while first and (
        office_in(found[first - 1 : first]) or (first < len(found) and found[first - 1].is_capital)
    ):
        first -= 1
    return found[first:]


def _appositions(behind: list[NameToken]) -> Iterator[Office]:
    """Yield the offices between commas directly behind a name, letters and ages skipped."""
    if not behind or behind[0].text not in (",", "(", "—", "–"):
        return
    segment: list[NameToken] = []
    for term in [*behind[1:], behind[0]]:
        if term.text not in (",", ")", "—", "–", "("):
            segment.append(term)
            continue
        if segment and not _is_aside(segment):
            office = office_in(segment)
            if office and _is_apposition(segment, office):
                yield office
            return
        segment = []


def _is_aside(segment: list[NameToken]) -> bool:
    """Return whether what stands between commas is an age, a seat or an honour ("42", "R-Vest", "QC")."""
    return segment[0].text[0].isdigit() or (
        len(segment) == 1 and (_is_letters(segment[0]) or "-" in segment[0].text)
    )


def _is_letters(term: NameToken) -> bool:
    return term.text in listed("postnominals")


def _is_apposition(segment: list[NameToken], office: Office) -> bool:
    """Return whether the words behind a comma say what somebody is, and name nobody else."""
    first = segment[0]
    if first.text in PREPOSITIONS or first.text in word_class("conjunctions"):
        return False
    if first.text.endswith("ing") and not first.is_capital and first is office.role[0]:
        return False  # "citing officials"; "the acting mayor" has its determiner
    if first.text.endswith("ed") and any(
        t.lower in DETERMINERS for t in segment[1:] if t.end <= office.role[0].start
    ):
        return False  # "Orr, the head of …, warned the mayor"
    behind = next((t for t in segment if t.start >= office.role[-1].end), None)
    if behind and behind.lower in word_class("speech-pasts"):
        return False  # "Behind Orr, the mayor said"
    depends = next((i for i, t in enumerate(segment) if t.text in PREPOSITIONS), len(segment))
    return not person_name(segment[:depends]) and not (behind and behind.is_capital)


def _predicate(behind: list[NameToken]) -> Office | None:
    if len(behind) > 2 and behind[0].text == "," and behind[1].lower == "who":
        behind = behind[2:]
    if len(behind) < 2 or behind[0].lower not in _COPULAS or behind[1].lower not in DETERMINERS:
        return None
    return office_in(behind[1:])
