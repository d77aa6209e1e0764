"""Reading, in one pass. The first file to read::

article.text
  | split_words      words, pieces, case, quotation state, gaps      words.py
  | cut_windows      overlapping windows of at most 190 pieces       windows.py
  | Model.run        the encoder, once a window                      model.py
  | merge_scores     each word from its most central window          scores.py
  | find_asides      "I think" and its like, by grammar              asides.py
  | decode           flat tags, then each cue's own view; parents    decode.py
  | respect_marks    no part cuts through a quotation              marks.py
  | with_asides_in_dashes  "a toll—the third—on barges"          dashes.py
  | without_epithets "a recently floated ban"                      epithets.py
  | without_overlaps none has what is another's                    overlaps.py
  | with_hedged_verbs  "has reportedly warned"                     hedgedverbs.py
  | with_agents      "was described by …"                          agents.py
  | with_shared_subjects  "… and warned"                           subjects.py
  | with_turns       the turns of a transcript                     transcripts.py
  | find_phrases     whoever and whatever is referred to            phrases.py
  | with_one_kind    one name, one kind                            kinds.py
  | without_false_labels  "Clarification:"                         falselabels.py
  | find_channels    in what way it was said                        channels.py
  | find_addressees  who is told                                    addressees.py
  | cluster_phrases  which phrases refer to the same                clusters.py
  | identify         who each source is; "I", "we" and "you"        cast.py
  | make_ledger      spans, form, sentences, warnings                ledger.py
  > Ledger
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto import __version__
from accordingto.reading.actors import JOINTS
from accordingto.reading.addressees import Named, find_addressees
from accordingto.reading.agents import with_agents
from accordingto.reading.asides import find_asides
from accordingto.reading.cast import Cast, identify
from accordingto.reading.channels import find_channels, with_told_outlets
from accordingto.reading.clusters import Referring, cluster_phrases, spoken_words
from accordingto.reading.coreference import antecedents, keys_of
from accordingto.reading.dashes import with_asides_in_dashes
from accordingto.reading.decode import decode
from accordingto.reading.epithets import without_epithets
from accordingto.reading.falselabels import without_false_labels
from accordingto.reading.hedgedverbs import with_hedged_verbs
from accordingto.reading.kinds import with_one_kind
from accordingto.reading.languages import foreign_language
from accordingto.reading.ledger import Parts, make_ledger
from accordingto.reading.lexicon import word_class
from accordingto.reading.marks import respect_marks
from accordingto.reading.model import Model
from accordingto.reading.outlets import Outlets
from accordingto.reading.overlaps import without_overlaps
from accordingto.reading.phrases import ACTING, find_phrases
from accordingto.reading.pieces import Piece
from accordingto.reading.relations import antecedents_of, stands_whole, strangers
from accordingto.reading.salience import find_hints
from accordingto.reading.scores import merge_scores
from accordingto.reading.subjects import with_shared_subjects
from accordingto.reading.terms import POSSESSIVE
from accordingto.reading.transcripts import find_turns, turns_as_found, with_turns
from accordingto.reading.windows import cut_windows
from accordingto.reading.wording import Wording
from accordingto.types import Article, Failure, Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from accordingto.reading.addressees import Addressee
    from accordingto.reading.decode import Found
    from accordingto.reading.phrases import Phrases
    from accordingto.reading.scores import Heads, Scores
    from accordingto.reading.words import Words
    from accordingto.types import Mention


class Reader:
    """Reads articles into ledgers.

    ``model`` is a folder that training wrote; without it the bundled model is used. ``outlets`` are names of
    outlets beside those that are known. What is not in English is read with ``any_language`` only. Loading
    takes a few tenths of a second, so keep one reader for many articles. Raises ``ModelError`` where the
    model cannot be loaded.
    """

    def __init__(
        self, model: Path | None = None, *, outlets: Iterable[str] = (), any_language: bool = False
    ) -> None:
        self._folder = model
        self._added = tuple(outlets)
        self._any_language = any_language
        self._outlets = Outlets(self._added)
        self._model = Model(model)
        self.version = f"{__version__}+{self._model.version}"
        """Version of the package and hash of the weights, as every ledger states it."""

    def read(self, article: Article, *, any_language: bool = False) -> Ledger:
        """The ledger of one article; the same for the same text, whatever was read before.

        One that is surely not in English has its sentences and the outlet's claims, no attributions and the
        warning ``not_english``; with ``any_language``, here or for the reader, it is read all the same.
        """
        words = self._model.words(article.text)
        is_unread = foreign_language(article) and not (any_language or self._any_language)
        if is_unread or not len(words):
            return make_ledger(article, words, nothing_read(article.text, words), self._outlets, self.version)
        scores = read_scores(self._model, words)
        parts = find_parts(article.text, words, scores, self._model.heads, self._outlets)
        return make_ledger(article, words, parts, self._outlets, self.version)

    def refer(self, article: Article) -> list[list[tuple[Mention, float]]]:
        """What a text refers to, whoever speaks: for each the words that do so, in order.

        Each with how likely it belongs there, 0 to 1. It takes longer than a ledger, which knows actors only.
        """
        words = self._model.words(article.text)
        if not len(words):
            return []
        scores = read_scores(self._model, words)
        cast = find_parts(article.text, words, scores, self._model.heads, self._outlets, every=True).cast
        found = [[(cast.mention(phrase), sure) for phrase, sure in pairs] for pairs in cast.clusters if pairs]
        return sorted(found, key=lambda pairs: (pairs[0][0].start, -pairs[0][0].end))

    def read_many(
        self, articles: Iterable[Article | Failure], *, processes: int = 1
    ) -> Iterator[Ledger | Failure]:
        """Ledgers of many articles, lazily and in the order given; failures among them pass through.

        ``processes`` spreads the work over that many processes (0: one a core), each with a model of its
        own. The ledgers are the same, byte for byte, on any number.
        """
        count = processes or os.cpu_count() or 1
        if count == 1:
            for item in articles:
                yield item if isinstance(item, Failure) else self.read(item)
            return
        from accordingto.reading.pool import read_in_processes

        own = (self._folder, self._added, self._any_language)
        yield from read_in_processes(articles, own, count)


def read_scores(model: Model, words: Words) -> Scores:
    """The scores of a text: the encoder, once a window."""
    windows = cut_windows(words)
    return merge_scores(words, windows, [model.run(words, window) for window in windows])


def find_parts(
    text: str, words: Words, scores: Scores, heads: Heads, outlets: Outlets, *, every: bool = False
) -> Parts:
    """What follows the encoder: attributions, who their sources are, and who is told in what way.

    The cast holds who may act in what is read, or ``every`` phrase: that takes longer.
    """
    turns = turns_as_found(find_turns(text), words)
    decoded = decode(scores, heads, words, text, find_asides(words, text))
    decoded = with_asides_in_dashes(respect_marks(decoded, words, text), words, text)
    decoded = without_overlaps(without_epithets(decoded, words, text), words, text)
    decoded = with_agents(with_hedged_verbs(decoded, words, text), words, text)
    decoded = with_shared_subjects(decoded, words, text)
    found = with_turns(decoded, turns, len(words))
    sources = [piece for one in found for piece in one.source]
    antecedent = antecedents_of(sources, words, text)
    phrases = find_phrases(scores, heads, words, [*sources, *antecedent])
    phrases = with_one_kind(phrases, words, text)
    found = without_false_labels(found, phrases, words, text)
    wording = Wording(text, words, phrases.items)
    channels = find_channels(found, wording, outlets)
    addressees = find_addressees(found, channels, wording)
    channels = with_told_outlets(channels, addressees, wording, outlets)
    found = [without_addressee(one, told) for one, told in zip(found, addressees, strict=True)]
    speaking = [piece for one in found for piece in one.source] + antecedent
    speaking += [told.piece for told in addressees if isinstance(told, Named)]
    several = [p for p in speaking if any(wording[at] in JOINTS for at in range(p.start, p.end))]
    several += [p for p in speaking if _is_owned(p, phrases, wording)]
    if several or not all(phrases.naming(piece) for piece in speaking):
        phrases = with_one_kind(find_phrases(scores, heads, words, speaking, several), words, text)
    phrases = whole(phrases, words, wording, found)
    referring = phrases if every else acting(phrases, speaking)
    cast = Cast(text, words, find_clusters(text, words, referring, heads, found, addressees))
    speakers = identify(cast, found, addressees)
    return Parts(found, cast, speakers, addressees, channels)


def whole(phrases: Phrases, words: Words, wording: Wording, found: Sequence[Found]) -> Phrases:
    """The phrases that hold neither a part of a quotation nor a clause with its subject."""
    speaking = sorted(
        (piece.start, one.cue.start)
        for one in found
        for piece in one.source
        if wording[piece.start] not in word_class("relatives")
    )
    return phrases.only(lambda phrase: stands_whole(phrase, words, speaking))


def _is_owned(source: Piece, phrases: Phrases, wording: Wording) -> bool:
    """Whether all that begins a source is who owns it: "the board's" of "the board's complaint"."""
    naming = [p.piece for p in phrases.naming(source)]
    return bool(naming) and all(p.end < source.end and wording.text(p).endswith(POSSESSIVE) for p in naming)


def nothing_read(text: str, words: Words) -> Parts:
    """The parts of a text without words."""
    return Parts([], Cast(text, words, Referring([], {})), [], [], [])


def acting(phrases: Phrases, speaking: Sequence[Piece]) -> Phrases:
    """The phrases that may refer to an actor: by their kind, or since they stand where somebody is named."""
    inside = {at for piece in speaking for at in range(piece.start, piece.end)}
    return phrases.only(lambda p: p.kind in ACTING or p.form == "pronoun" or p.piece.start in inside)


def find_clusters(
    text: str,
    words: Words,
    phrases: Phrases,
    heads: Heads,
    found: Sequence[Found] = (),
    addressees: Sequence[Addressee | None] = (),
) -> Referring:
    """The clusters of a text; in quotation marks and in turns of ``found`` words are somebody's own."""
    labels = {one.source[0].start for one in found if one.speaker and one.source}
    items = [replace(p, kind="person") if p.piece.start in labels else p for p in phrases.items]
    likely = antecedents(phrases.vectors, keys_of(items, phrases.places, words, text), heads)
    hints = find_hints(items, found, words)
    others: list[list[Piece]] = [[] for _ in found]
    for i, told in enumerate(addressees):
        others[i] += [told.piece] if isinstance(told, Named) else []
    for one in found:
        if one.parent is not None:
            others[one.parent] += one.source
    apart = strangers(items, zip([one.source for one in found], others, strict=True))
    return cluster_phrases(items, words, text, spoken_words(words, found), likely, hints, apart)


def without_addressee(one: Found, told: Addressee | None) -> Found:
    """An attribution whose source and content do not hold who is told.

    "The board was advised to wait" has no source, and what "urged the board to wait" urges is "to wait".
    """
    if not isinstance(told, Named):
        return one
    source = tuple(p for p in one.source if not p.shared(told.piece))
    content = tuple(
        Piece(told.piece.end, p.end) if p.start == told.piece.start and p.end > told.piece.end else p
        for p in one.content
    )
    return replace(one, source=source, content=content)
