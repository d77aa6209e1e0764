"""Attributions of hedged verbs: in "the minister has reportedly warned the port", the minister warns.

In the training corpus the cue is "reportedly", the source empty and the content the rest of the sentence. But
the hedge covers the warning, and the warning has a source, an act and a content of its own that a reader
looks for. So if a hedging adverb stands inside an active verb that attributes, the verb becomes the cue and
its subject the source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from accordingto.reading.attributions.acts import entry_of
from accordingto.reading.attributions.cue_words import Opening
from accordingto.reading.attributions.decode import AttributionDraft
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import LINE
from accordingto.reading.lexicons import word_class
from accordingto.reading.syntax.lemmas import is_participle
from accordingto.reading.syntax.noun_phrases import clause_from, phrase_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.syntax.document import Document
    from accordingto.types import Act

SURE = 0.7
"""Confidence of an attribution that the rule makes where the network found none, as for other such rules."""
LONGEST_SUBJECT = 14
"""Most words at the beginning of a sentence that are taken as the subject of its verb."""
TELLING: frozenset[Act] = frozenset({"promise", "warn", "deny", "accuse", "criticise", "praise", "confirm"})
"""Acts that attribute whatever follows the verb ("denied the claim"). Verbs of other acts need a clause or an
infinitive after them: one can order ships, and threaten with a knife."""

DONE: frozenset[Act] = frozenset({"decide", "other"})
"""Acts whose verbs are deeds before a mere thing: "allegedly used money"."""


def with_hedged_verbs(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions, with the subject of each hedged verb of attribution as its source."""
    said = doc.lower
    result = list(found)
    for at, word in enumerate(said):
        if word not in word_class("hedging-adverbs") or doc.quote[at]:
            continue
        cue = _verb_around(at, said)
        clause = _complement(cue, doc) if cue else TokenSpan(at, at)
        held = [one for one in result if cue and one.cue.shared(cue)]
        if cue and clause and _attributes(cue, clause, held, doc):
            result = _with_verb(result, cue, clause, held, doc)
    return result


def _verb_around(adverb: int, said: Sequence[str]) -> TokenSpan | None:
    """Return the active verb with an adverb inside it and its auxiliaries, or None."""
    helpers = word_class("hedged-helpers")
    start, verb = adverb, adverb + 1
    while start and said[start - 1] in helpers:
        start -= 1
    while verb < len(said) and said[verb] in helpers:
        verb += 1
    if verb >= len(said) or not _is_active(said[verb], said[start:verb]):
        return None
    return TokenSpan(start, verb + 1)


def _is_active(verb: str, before: Sequence[str]) -> bool:
    """Return whether a word is an active verb, by its form and the auxiliaries ``before`` it."""
    if not verb.isalpha():
        return False
    if not word_class("be").isdisjoint(before):
        return verb.endswith("ing")
    if not word_class("hedged-infinitives").isdisjoint(before):
        return True
    return is_participle(verb) or verb in word_class("past-verbs") or verb.endswith("s")


def _complement(cue: TokenSpan, doc: Document) -> TokenSpan:
    """Return what follows a verb, up to the end of its clause: in ", who denied it, left" up to the comma."""
    clause = clause_from(doc, cue.end)
    if (
        cue.start > 1
        and doc.lower[cue.start - 1] in word_class("relatives")
        and doc.lower[cue.start - 2] == ","
    ):
        commas = [at for at in range(clause.start, clause.end) if doc.lower[at] == ","]
        return TokenSpan(clause.start, commas[0]) if commas else clause
    return clause


def _attributes(cue: TokenSpan, clause: TokenSpan, held: Sequence[AttributionDraft], doc: Document) -> bool:
    """Return whether a verb and what follows it are an attribution, not any other action.

    Where the network found a cue that ends with the verb, the act need not be telling, only no deed.
    """
    content = doc.text_of(clause)
    entry = entry_of(doc[cue.end - 1], content)
    if entry is None:
        return False
    seen = any(one.cue.end == cue.end for one in held)
    return entry.act in TELLING or not Opening(content).is_thing or (seen and entry.act not in DONE)


def _with_verb(
    found: list[AttributionDraft],
    cue: TokenSpan,
    clause: TokenSpan,
    held: Sequence[AttributionDraft],
    doc: Document,
) -> list[AttributionDraft]:
    """Return the attributions with one for a hedged verb: those of ``held`` corrected, or a new one.

    ``held`` are the attributions that the network found at the verb.
    """
    before = [p for one in held for p in one.content if p.end == cue.start and len(p) <= LONGEST_SUBJECT]
    known = [p for one in held for p in one.source if p.end <= cue.start]
    subject = next(iter((*known, *before)), None) or _subject(cue.start, doc)
    if subject is None:
        return found
    after = (TokenSpan(max(p.start, cue.end), p.end) for one in held[:1] for p in one.content)
    content = tuple(p for p in after if p.start < p.end) or (clause,)
    one = held[0] if held else AttributionDraft(cue, (), (), SURE)
    whole = TokenSpan(min([cue.start, *(h.cue.start for h in held if h.cue.end > cue.start)]), cue.end)
    return [*(f for f in found if f not in held), replace(one, cue=whole, source=(subject,), content=content)]


def _subject(verb: int, doc: Document) -> TokenSpan | None:
    """Return the subject of a verb: the short sentence up to it, or the noun phrase before it; or None."""
    if verb and doc.lower[verb - 1] in word_class("relatives") | word_class("clause-subjects"):
        return TokenSpan(verb - 1, verb)
    start = verb
    while start and doc.gap[start] != LINE and not _opens_clause(doc, start - 1):
        start -= 1
    opening = doc.lower[start:verb]
    is_simple = all(word_class(name).isdisjoint(opening) for name in ("finite", "finite-verbs", "verbs"))
    if 0 < len(opening) <= LONGEST_SUBJECT and is_simple and "," not in opening:
        return None if opening[0] in word_class("prepositions") else TokenSpan(start, verb)
    return phrase_to(doc.lower, verb - 1)


def _opens_clause(doc: Document, at: int) -> bool:
    """Return whether a clause can begin after a token."""
    return doc.ends(at) or doc.lower[at] in ("that", "but", "so", ";", ":")
