"""The predicate of a stretch of text, and what hangs on it in the tree: its subject, auxiliaries, negations.

Relations are those of Universal Dependencies (https://universaldependencies.org/u/dep).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.reading.encoder.spans import TokenSpan
    from accordingto.reading.syntax.document import Document

FEWEST = 3
"""Words of the first sentence that is looked at, if there is one of so many: not "No." or "Look."."""
_FINITE = frozenset(("VERB:past", "VERB:present", "VERB:imperative", "AUX:past", "AUX:present"))
_BARE = frozenset(("VERB:imperative", "VERB:infinitive"))
_HELPING = frozenset(("aux", "cop", "advmod", "cc", "discourse", "det", "part"))
_ARGUMENTS = frozenset(("nsubj", "obj", "expl", "csubj"))
_NEGATABLE = frozenset(("det", "advmod", "cc", "nummod", "amod"))
_BELIEVED = frozenset(("ccomp", "csubj"))
_DEPENDING = frozenset(("acl", "advcl", "csubj", "ccomp"))
_APOSTROPHES = frozenset("'’")


@dataclass(frozen=True)
class Predicate:
    """The word of a stretch of text on which the others hang."""

    doc: Document
    at: int
    """Its place among the tokens of the document."""
    inside: Sequence[int]
    """The tokens of the sentence, or of the part of it, whose predicate it is; in order."""

    @cached_property
    def words(self) -> list[str]:
        """The words of the stretch in small letters, marks left out."""
        return [self.doc[at] for at in self.inside if self.doc.is_word(at)]

    @property
    def is_clause(self) -> bool:
        """Whether it has a finite verb, its own or an auxiliary's, or a subject: something is said of it."""
        if self.doc.trees.tags[self.at] in _FINITE:
            return True
        below = {self.relation(at) for at in self._below(self.at) if self._can_finish(at)}
        return not below.isdisjoint(("aux", "cop")) or ("nsubj" in below and not self.is_infinitive)

    @property
    def holds_clause(self) -> bool:
        """Whether it or anything that hangs on it is a clause: "the tolls that they paid"."""
        return self.is_clause or any(self.doc.trees.tags[at] in _FINITE for at in self.inside)

    @property
    def is_infinitive(self) -> bool:
        """Whether it is an infinitive with "to"."""
        return any(self.relation(at) == "mark" and self.doc[at] == "to" for at in self._below(self.at))

    @property
    def is_order(self) -> bool:
        """Whether it is a bare verb at the beginning of a sentence: "Keep the boats", "Don't wait"."""
        if self.doc.trees.tags[self.at] not in _BARE:
            return False
        first = next(at for at in self.inside if self.doc.is_word(at))
        below = {self.relation(at) for at in self._below(self.at)}
        begins = first == self.at or self.doc[first] in ("do", "don", "please", "never")
        return begins and self.doc.is_capital(first) and "nsubj" not in below

    @property
    def is_question(self) -> bool:
        """Whether it ends with a question mark, or is an open question ("whether it rains", "why it does").

        "How sad it was" and "what a shame" are none, nor is what "when" or "what" opens as a part.
        """
        if any(self.doc[at] == "?" for at in (*self.inside, self.inside[-1] + 1)):
            return True
        fillers = word_class("clause-fillers") | {"just"}
        first = next((at for at in self.inside if self.doc.is_word(at) and self.doc[at] not in fillers), None)
        if first is None or self.doc[first] not in word_class("asking-openings") | {"if"}:
            return False
        return self._leads_here(first) and not self._is_exclamation(first)

    @property
    def is_conditional(self) -> bool:
        """Whether it hangs on an "if" or "unless", "even if" and "only if" aside."""
        for at in self._below(self.at):
            if self.relation(at) == "advcl":
                for mark in self._below(at):
                    before = self.doc[mark - 1]
                    if self.doc[mark] in ("if", "unless") and before not in ("even", "only", "as", "what"):
                        return True
        return False

    @cached_property
    def core(self) -> list[int]:
        """The tokens that tell whether it is so: itself, its auxiliaries and adverbs; in order.

        What is thought is said: in "I think it may rain" those of what is thought, too.
        """
        found = [self.at, *self._helping(self.at)]
        if self.doc[self.at] in word_class("belief-words"):
            for at in self._below(self.at):
                if self.relation(at) in _BELIEVED and "if" not in self._marks(at):
                    found += [at, *self._helping(at)]
        return sorted(found)

    @property
    def is_negative(self) -> bool:
        """Whether it is negated an odd number of times, "not only" and "no doubt" aside."""
        negated = [at for at in self._negations() if self._next(at) not in word_class("plain-negations")]
        pairs = sum(self.doc[a] == "neither" and self.doc[b] == "nor" for a, b in pairwise(negated))
        return (len(negated) - pairs) % 2 == 1

    def says(self, name: str) -> bool:
        """Return whether a word of a class is among those that tell whether it is so."""
        return any(self.doc[at] in word_class(name) for at in self.core)

    def relation(self, at: int) -> str:
        """Return the relation of a token to its head without its subtype: "nsubj" of a passive, too."""
        return self.doc.trees.relations[at].partition(":")[0]

    def _can_finish(self, at: int) -> bool:
        """Return whether a token is no auxiliary, or a finite one."""
        tag = self.doc.trees.tags[at]
        return not tag.startswith("AUX") or tag in _FINITE

    def _below(self, at: int) -> Iterator[int]:
        """Yield the tokens of the stretch that hang on a token."""
        first, last = self.inside[0], self.inside[-1]
        return (child for child in self.doc.trees.below[at] if first <= child <= last)

    def _marks(self, at: int) -> list[str]:
        return [self.doc[below] for below in self._below(at) if self.relation(below) in ("mark", "advmod")]

    def _helping(self, at: int) -> Iterator[int]:
        for below in self._below(at):
            if self.relation(below) in _HELPING:
                yield below
                yield from (child for child in self._below(below) if self.relation(child) in _HELPING)

    def _negations(self) -> list[int]:
        """Return the negations of the predicate, and of what is its subject or object."""
        below = list(self._below(self.at))
        below += [low for at in below if self.relation(at) == "xcomp" for low in self._below(at)]
        arguments = [at for at in below if self.relation(at) in _ARGUMENTS]
        inside, heads = frozenset(self.inside), self.doc.trees.heads
        loose = [at for at in self.inside if heads[at] not in inside]
        helpers = [at for at in self.core if self.doc.trees.tags[at].startswith("AUX")]
        behind = [at + 1 for at in helpers if at + 1 in inside]
        found = [*loose, *behind, *self.core, *(at for at in arguments if self.relation(at) != "csubj")]
        for at in arguments:
            near = [child for child in self._below(at) if self.relation(child) in _NEGATABLE]
            found += [*near, *(low for child in near for low in self._below(child))]
        return sorted({at for at in found if self._negates(at)})

    def _negates(self, at: int) -> bool:
        """Return whether a token negates: "not", or the apostrophe of "n't"."""
        if self.doc[at] in _APOSTROPHES:
            return self.doc[at + 1] == "t" and self.doc[at - 1].endswith("n")
        answers = self.doc[at] == "no" and not self.doc.is_word(at + 1)
        return self.doc[at] in word_class("clause-negations") and not answers

    def _next(self, at: int) -> str:
        """Return the word behind a negation."""
        return self.doc[at + 2] if self.doc[at] in _APOSTROPHES else self.doc[at + 1]

    def _leads_here(self, at: int) -> bool:
        """Return whether a word belongs to the clause of the predicate, and to none that depends on it."""
        if at != self.at and any(self.relation(child) == "acl" for child in self.doc.trees.below[at]):
            return False  # "what they need is …"
        for _ in range(len(self.inside)):
            if at == self.at:
                return True
            if self.relation(at) in _DEPENDING:
                return False
            at = self.doc.trees.heads[at]
        return False

    def _is_exclamation(self, at: int) -> bool:
        """Return whether "how" or "what" tells a degree."""
        if self.doc[at] == "what":
            return self.doc[at + 1] in ("a", "an")
        is_degree = self.doc[at] == "how" and self.doc.trees.heads[at] == self.at
        return (
            is_degree
            and self.doc.trees.tags[self.at] == "ADJ"
            and self.doc[self.at] not in word_class("amount-questions")
        )


def predicate_of(doc: Document, pieces: Sequence[TokenSpan]) -> Predicate | None:
    """Return the predicate of the first sentence that says something in some pieces; None without a word."""
    first: list[int] = []
    for sentence in _sentences(doc, pieces):
        words = sum(map(doc.is_word, sentence))
        if words and not first:
            first = sentence
        if words >= FEWEST:
            first = sentence
            break
    if not first:
        return None
    inside, heads = frozenset(first), doc.trees.heads
    tops = [at for at in first if doc.is_word(at) and (heads[at] == at or heads[at] not in inside)]
    found = [Predicate(doc, at, first) for at in tops] or [Predicate(doc, first[0], first)]
    return max(found, key=lambda one: (one.is_clause, doc.trees.size[one.at])) if len(found) > 1 else found[0]


def _sentences(doc: Document, pieces: Sequence[TokenSpan]) -> Iterator[list[int]]:
    """Yield the tokens of each sentence, or part of a sentence, that the pieces hold; in order."""
    sentence: list[int] = []
    for piece in sorted(pieces):
        for at in range(piece.start, piece.end):
            ended = at > piece.start and doc.ends(at - 1) and doc.is_capital(at)
            if sentence and (ended or doc.begins(at)):
                yield sentence
                sentence = []
            sentence.append(at)
    if sentence:
        yield sentence
