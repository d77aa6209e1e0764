"""The main clause of a content, by the dependency tree.

A content may have many sentences and clauses. How it is presented follows from the main clause of its first
sentence that says something, without the clauses that depend on it or are joined to it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import word_class
from accordingto.reading.syntax.trees import HELPING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from accordingto.reading.syntax.document import Document
    from accordingto.types import Span

LEAST_WORDS = 3
"""Least number of words of a sentence that says something."""
LONGEST = 192
"""Most tokens of a sentence that are examined."""
STRAYS = 6
"""Number of tokens before the head in which subject and auxiliaries are its own, wherever they depend."""
NEGATED = 3
"""Number of tokens from the head on in which a negation or an object is its own, wherever it depends."""
DEEPEST = 4
"""Number of words above a negation that are searched for a phrase that it belongs to."""
_LOOSE = frozenset((*HELPING, "advmod", "case", "cc", "det", "discourse", "mark", "parataxis", "vocative"))
"""Relations of tokens that are the head of a content only if there is no other."""
_FRONTING = frozenset(("after", "although", "as", "because", "before", "if", "since", "when", "while"))
_RELATIVES = frozenset(("that", "which", "who"))
_CLAUSES = frozenset(("acl:relcl", "advcl", "appos", "conj", "parataxis"))
"""Relations of what is no part of the clause that it depends on."""


class MainClause:
    """The main clause of the first sentence that says something, among some tokens of a document."""

    def __init__(self, doc: Document, words: Iterable[int]) -> None:
        self.doc = doc
        self.sentence = first_sentence(doc, words)
        """The tokens of the sentence; there may be gaps between them."""
        self._within = frozenset(self.sentence)

    @cached_property
    def head(self) -> int | None:
        """The token that the clause depends on: its verb or predicate, or the head of a phrase."""
        relations = self.doc.trees.relations
        tops = [at for at in self.sentence if self._is_top(at) and self._counts(at)]
        verbs = [at for at in tops if relations[at] not in HELPING and self._is_verbal(at)]
        main = (at for at in verbs if not self._depends(at))
        firm = (at for at in tops if relations[at] not in _LOOSE)
        found = next((at for found in (main, verbs, firm, tops) for at in found), None)
        return found if found is None else self._main_below(found)

    @cached_property
    def tokens(self) -> list[int]:
        """The tokens of the clause, in order, without marks."""
        if self.head is None:
            return []
        trees, near = self.doc.trees, range(self.head - STRAYS, self.head + NEGATED)
        tops = (at for at in near if at in self._within and self._is_top(at))
        strays = (at for at in tops if trees.relations[at] in HELPING or not self._is_verbal(at))
        found, waiting = set[int](), [self.head, *strays]
        while waiting:
            at = waiting.pop()
            found.add(at)
            waiting += [one for one in trees.below[at] if one in self._within and not self._is_other(one)]
        return [at for at in sorted(found) if self._counts(at)]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The tokens of the clause in lower case, with "n't" for the "t" of "don't"."""
        return tuple(map(self._word, self.tokens))

    @cached_property
    def sentence_words(self) -> tuple[str, ...]:
        """The words of the sentence in lower case."""
        return tuple(self._word(at) for at in self.sentence if self.doc.is_word(at))

    @cached_property
    def is_finite(self) -> bool:
        """Whether it has a finite verb."""
        return any(map(self.doc.trees.is_finite, self.tokens))

    @cached_property
    def is_negative(self) -> bool:
        """Whether it has an odd number of negations; "not only" and "no doubt" do not count."""
        said = zip(self.tokens, self.words, strict=True)
        return sum(word in word_class("negations") and self._turns(at) for at, word in said) % 2 == 1

    def _turns(self, at: int) -> bool:
        """Return whether a negation is of the clause; not in "not only", "at no cost", "not in Vik"."""
        trees, above = self.doc.trees, at
        is_number = self.doc[at] == "no" and self.doc.is_shortened(at)
        if is_number or self.doc[at + 1] in word_class("plain-negations"):
            return False
        if self.doc[at] == "not" and trees.is_finite(at - 1):
            return True
        for _ in range(DEEPEST):
            if above == self.head or self._is_top(above):
                break
            if trees.relations[above] in ("nmod", "obl"):
                return False
            above = trees.heads[above]
        return True

    def is_contracted(self, at: int) -> bool:
        """Return whether a contracted negation follows a token: "can" of "can't"."""
        return at + 2 < len(self.doc) and self._word(at + 2) == "n't"

    def _word(self, at: int) -> str:
        if not self.doc.is_apostrophe(at - 1) or self.doc.trees.relations[at] != "part":
            return self.doc[at]
        return "n't" if self.doc[at] == "t" else f"'{self.doc[at]}"

    def _counts(self, at: int) -> bool:
        """Return whether a token is a word, or the mark of a contracted verb: the "’" of "there’s"."""
        return self.doc.is_word(at) or self.doc.trees.is_finite(at)

    def _is_top(self, at: int) -> bool:
        """Return whether the head of a token is not in the sentence, or it is its own."""
        above = self.doc.trees.heads[at]
        return above == at or above not in self._within

    def _is_verbal(self, at: int) -> bool:
        """Return whether a token is a verb, or a predicate with an auxiliary."""
        trees = self.doc.trees
        return bool(trees.helpers(at)) or trees.tags[at].startswith(("AUX", "VERB"))

    def _depends(self, at: int) -> bool:
        """Return whether a clause depends on another by relation or conjunction ("because it rains")."""
        doc, relations = self.doc, self.doc.trees.relations
        opening = (one for one in doc.trees.below[at] if one < at and relations[one] in ("advmod", "mark"))
        by_word = any(doc[one] in word_class("dependents") for one in opening)
        subjects = (one for one in doc.trees.below[at] if relations[one] == "nsubj" and one < at)
        is_relative = any(doc[one] in _RELATIVES and one != self.sentence[0] for one in subjects)
        return by_word or is_relative or relations[at] in _CLAUSES or relations[at] == "acl"

    def _main_below(self, at: int) -> int:
        """Return the main clause that the tree has below a fronted one: "If it rains, we row"."""
        doc, trees = self.doc, self.doc.trees
        below = [one for one in trees.below[at] if one in self._within]
        marks = (one for one in below if one < at and trees.relations[one] in ("advmod", "mark"))
        if not any(doc[one] in _FRONTING for one in marks):
            return at
        main = (one for one in below if one > at and trees.relations[one] in ("ccomp", "parataxis"))
        return next(filter(self._is_verbal, main), at)

    def _is_other(self, at: int) -> bool:
        """Return whether a token is the head of a clause that is no part of the one that it depends on."""
        doc, trees = self.doc, self.doc.trees
        said, above = trees.relations[at], doc[trees.heads[at]]
        if said == "csubj":
            return self._is_verbal(at)
        asked = any(one < at and doc[one] in word_class("question-words") for one in trees.below[at])
        if said == "ccomp":
            return self._is_verbal(at) and (asked or above not in word_class("belief-words"))
        if said == "xcomp" and trees.tags[at] == "VERB:infinitive":
            is_led = any(map(trees.is_finite, trees.helpers(at)))
            has_own = trees.subject(at) is not None and trees.subject(trees.heads[at]) is not None
            return (asked or has_own or not is_led) and above not in word_class("half-auxiliaries")
        return said in _CLAUSES


def clause_in(doc: Document, spans: Iterable[Span]) -> MainClause:
    """Return the main clause of what some spans of the text contain."""
    return MainClause(doc, (at for span in spans for at in doc.tokens_between(span.start, span.end)))


def first_sentence(doc: Document, words: Iterable[int]) -> list[int]:
    """Return the tokens of the first sentence with three words among some tokens, or else of the last."""
    last: list[int] = []
    for last in sentences_in(doc, words):
        if sum(map(doc.is_word, last)) >= LEAST_WORDS:
            break
    return last


def sentences_in(doc: Document, words: Iterable[int]) -> Iterator[list[int]]:
    """Yield some tokens of a document by sentence, also inside a quotation, at most ``LONGEST`` at a time."""
    part: list[int] = []
    for at in words:
        if part and (doc.begins(at) or _ended(doc, part[-1], at) or len(part) == LONGEST):
            yield part
            part = []
        part.append(at)
    yield part


def _ended(doc: Document, last: int, at: int) -> bool:
    """Return whether a sentence ends between two tokens that follow each other; "No." is one."""
    is_no = doc[last] == "." and doc[last - 1] == "no" and not doc.is_shortened(last - 1)
    return doc.is_word(at) and (is_no or doc.ends(last))
