"""The act of a headline's proposition: the verb by which it says what somebody does or what happens.

There is no parser here. Headlines are short and put who acts first, so the first word that can be a finite
verb where it stands mostly is the one; where none can, nothing is said of the act.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from accordingto.reading.headline.synonyms import headline_class
from accordingto.reading.lexicons import entries, word_class
from accordingto.reading.syntax.lemmas import irregulars, lemmas_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.headline.alignment import BodySentence
    from accordingto.reading.headline.content_words import HeadlineToken


AUXILIARY = 3
"""Words before a verb among which its auxiliary is looked for."""


def is_verb(form: str) -> bool:
    """Return whether a word, in lower case, can be a form of a verb that headlines use."""
    return any(lemma in _verbs() or _ends_as_verb(lemma) for lemma in lemmas_of(form))


def _ends_as_verb(lemma: str) -> bool:
    """Return whether a word is made by an ending that makes verbs: "legalize", "nullify"."""
    return lemma.endswith(_MAKING) and len(lemma) > _SHORTEST_MADE


@cache
def _verbs() -> frozenset[str]:
    return frozenset(word for line in entries("headlineverbs") for word in line.split())


def find_acts(line: BodySentence) -> list[int]:
    """Return the places of the words that say what is done in a proposition, the first the outermost.

    Behind a verb of saying the act of what is said is one too: "Orr *says* tolls will *rise*". Behind one of
    refusing it stands for it: "Orr refuses to *sign*".
    """
    words = line.words
    start = _behind_speaker(line)
    first = _act_from(words, start)
    if first is None:
        return []
    if words[first].form in headline_class("refusals") and _form_at(words, first + 1) == "to":
        inner = _content_from(words, first + 2)
        return [first if inner is None else inner]
    acts = [first]
    if words[first].form in headline_class("clause-cues"):
        inner = _act_from(words, first + 1)
        acts += [inner] if inner is not None else []
    return acts


def _form_at(words: Sequence[HeadlineToken], at: int) -> str:
    return words[at].form if at < len(words) else ""


def _behind_speaker(line: BodySentence) -> int:
    """Return the place of the first word behind a colon that a few words stand before."""
    text, offset = line.sentence.text, line.sentence.start
    colon = text.find(":")
    before = [w for w in line.words if w.start - offset < colon]
    return len(before) if colon > 0 and 0 < len(before) <= _SPEAKER else 0


_MAKING = ("ize", "ise", "ify")
_SHORTEST_MADE = 5
_SPEAKER = 5
"""Words before a colon that can name who says what follows."""


def _act_from(words: Sequence[HeadlineToken], start: int) -> int | None:
    for i in range(start, len(words)):
        form = words[i].form
        if form in headline_class("auxiliaries") or form.endswith("n't"):
            behind = _content_from(words, i + 1)
            if behind is not None:
                return behind
        elif i > start and form == "to" and i + 1 < len(words):
            behind = _content_from(words, i + 1)
            if behind is not None and words[behind].form in _verbs():
                return behind
        elif i > start and _is_finite(words, i, start):
            return i + 1 if _is_noun_before_verb(words, i) else i
    return None


def _is_noun_before_verb(words: Sequence[HeadlineToken], at: int) -> bool:
    """Return whether a word that can be a verb is the noun before one: "Orr *tolls* divides town"."""
    if at + 1 == len(words) or words[at + 1].start - words[at].end > 1:
        return False
    return words[at + 1].form.endswith(("s", "ed")) and _is_finite(words, at + 1, at)


def _content_from(words: Sequence[HeadlineToken], start: int) -> int | None:
    """Return the first word with content of its own from a place on; adverbs and negations aside."""
    for i in range(start, len(words)):
        form = words[i].form
        if not form[0].isalpha() or form in word_class("prepositions") - {"to"}:
            return None
        if form not in headline_class("idle") and not (form.endswith("ly") and i + 1 < len(words)):
            return i
    return None


def _is_finite(words: Sequence[HeadlineToken], at: int, start: int) -> bool:
    """Return whether a word can be a finite verb where it stands."""
    form, before = words[at].form, words[at - 1]
    if not is_verb(form) or form.endswith("ing") or is_owner(before) or _opens_noun(before.form):
        return False
    behind = _form_at(words, at + 1)
    if behind == "of" or behind in headline_class("auxiliaries"):
        return False
    if form.endswith("s") and not form.endswith("ss"):
        return True
    if form.endswith("ed") or (form in irregulars() and form not in _verbs()):
        return True
    return _is_plural(words, at, start)


def is_named_only(words: Sequence[HeadlineToken], at: int) -> bool:
    """Return whether a possible verb is no more than a gerund or a noun: "raising tolls", "the raise"."""
    form = words[at].form
    before = {word.form for word in words[max(0, at - AUXILIARY) : at]}
    if form.endswith("ing"):
        return before.isdisjoint(headline_class("passive-auxiliaries"))
    if not is_verb(form) or not at:
        return not is_verb(form)
    opening = _opens_noun(words[at - 1].form) and words[at - 1].form not in headline_class("relatives")
    return opening or is_owner(words[at - 1])


def is_owner(word: HeadlineToken) -> bool:
    """Return whether a word is a possessive, with or without the letter behind its apostrophe."""
    return (
        word.end - word.start > len(word.shape)
        and word.end - word.start - len(word.shape) <= 2
        and ("." not in word.shape)
    )


def _opens_noun(form: str) -> bool:
    return form in headline_class("before-nouns") or form[0].isdigit()


def _is_plural(words: Sequence[HeadlineToken], at: int, start: int) -> bool:
    """Return whether the word before a place can be the end of a subject in the plural."""
    form = words[at - 1].form
    if form.endswith("s") and not form.endswith(("ss", "us", "is")):
        return True
    return form in headline_class("plurals") or any(w.form == "and" for w in words[start:at])
