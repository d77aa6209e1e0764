"""Reading, in one pass. The first file to read::

article.text
  | tokenize               words, pieces, case, quotation state, gaps   encoder/tokens.py
  | cut_windows            overlapping windows of at most 190 pieces    encoder/windows.py
  | Model.run              the encoder, once a window                   encoder/model.py
  | merge_scores           each word from its most central window       encoder/outputs.py
  | find_asides            "I think" and its like, by grammar           attributions/rules/nested.py
  | decode                 flat tags, then each cue's own view; parents attributions/decode.py
  | respect_marks          no part cuts through a quotation             attributions/rules/quotation_marks.py
  | with_both_halves       "“A,” Orr said. “B.”"                        attributions/rules/split_quotations.py
  | with_asides_in_dashes  "a toll—the third—on barges"                 attributions/rules/parentheticals.py
  | without_epithets       "a recently floated ban"                     attributions/rules/epithets.py
  | without_overlaps       none has what is another's                   attributions/rules/overlaps.py
  | with_hedged_verbs      "has reportedly warned"                      attributions/rules/hedged_verbs.py
  | with_agents            "was described by …"                         attributions/rules/passives.py
  | with_shared_subjects   "… and warned"                               attributions/rules/shared_subjects.py
  | with_verbs_for_marks   "Said Orr: …" is said once                  attributions/rules/colons.py
  | trimmed                whole words, no stray marks                 attributions/rules/trimming.py
  | with_turns             the turns of a transcript                    attributions/transcripts.py
  | PhraseBounds           where a phrase has to end                    syntax/phrase_bounds.py
  | find_mentions          whoever and whatever is referred to          encoder/mentions.py
  | with_one_kind          one name, one kind                           actors/entity_types.py
  | with_first_names       "Friday Okoro told the court"                actors/weekday_names.py
  | without_false_labels   "Clarification:"                             attributions/false_labels.py
  | find_channels          in what way it was said                      attributions/channels.py
  | find_addressees        who is told                                  attributions/addressees.py
  | cluster_phrases        which phrases refer to the same              actors/clusters.py
  | identify               who each source is; "I", "we" and "you"      actors/speakers.py
  | make_ledger            spans, form, sentences, warnings             assemble.py
  > Ledger
"""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from accordingto import __version__
from accordingto.reading.actors.clusters import Referring, cluster_phrases, spoken_words
from accordingto.reading.actors.entity_types import with_one_kind
from accordingto.reading.actors.relations import antecedents_of, disjoint_mentions, stands_whole
from accordingto.reading.actors.salience import find_hints
from accordingto.reading.actors.speakers import Speakers, identify
from accordingto.reading.actors.weekday_names import first_names, with_first_names
from accordingto.reading.assemble import LedgerDraft, make_ledger
from accordingto.reading.attributions.addressees import NamedAddressee, find_addressees
from accordingto.reading.attributions.channels import find_channels, with_told_outlets
from accordingto.reading.attributions.decode import decode
from accordingto.reading.attributions.false_labels import without_false_labels
from accordingto.reading.attributions.rules.colons import with_verbs_for_marks
from accordingto.reading.attributions.rules.epithets import without_epithets
from accordingto.reading.attributions.rules.hedged_verbs import with_hedged_verbs
from accordingto.reading.attributions.rules.nested import find_asides
from accordingto.reading.attributions.rules.overlaps import without_overlaps
from accordingto.reading.attributions.rules.parentheticals import with_asides_in_dashes
from accordingto.reading.attributions.rules.passives import with_agents
from accordingto.reading.attributions.rules.quotation_marks import respect_marks
from accordingto.reading.attributions.rules.shared_subjects import with_shared_subjects
from accordingto.reading.attributions.rules.split_quotations import with_both_halves
from accordingto.reading.attributions.rules.trimming import trimmed
from accordingto.reading.attributions.transcripts import find_turns, turns_as_found, with_turns
from accordingto.reading.encoder.antecedents import antecedents, keys_of
from accordingto.reading.encoder.mentions import ACTING, find_mentions
from accordingto.reading.encoder.model import Model
from accordingto.reading.encoder.outputs import merge_scores
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.windows import cut_windows
from accordingto.reading.lexicons import word_class
from accordingto.reading.lexicons.outlets import Outlets
from accordingto.reading.syntax.document import Document
from accordingto.reading.syntax.name_tokens import POSSESSIVE
from accordingto.reading.syntax.phrase_bounds import PhraseBounds
from accordingto.reading.text.languages import foreign_language
from accordingto.types import Article, Failure, Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from accordingto.reading.attributions.addressees import Addressee
    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.mentions import MentionDrafts
    from accordingto.reading.encoder.outputs import Heads, Scores
    from accordingto.reading.encoder.tokens import Tokens
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
        from accordingto.reading.parallel import read_in_processes

        own = partial(Reader, self._folder, outlets=self._added, any_language=self._any_language)
        yield from read_in_processes(articles, own, count)


def read_scores(model: Model, words: Tokens) -> Scores:
    """The scores of a text: the encoder, once a window."""
    windows = cut_windows(words)
    return merge_scores(words, windows, [model.run(words, window) for window in windows])


def find_parts(
    text: str, words: Tokens, scores: Scores, heads: Heads, outlets: Outlets, *, every: bool = False
) -> LedgerDraft:
    """What follows the encoder: attributions, who their sources are, and who is told in what way.

    The cast holds who may act in what is read, or ``every`` phrase: that takes longer.
    """
    turns = turns_as_found(find_turns(text), words)
    decoded = decode(scores, heads, words, text, find_asides(words, text))
    decoded = with_both_halves(respect_marks(decoded, words, text), words, text)
    decoded = with_asides_in_dashes(decoded, words, text)
    decoded = without_overlaps(without_epithets(decoded, words, text), words, text)
    decoded = with_agents(with_hedged_verbs(decoded, words, text), words, text)
    decoded = with_shared_subjects(decoded, words, text)
    decoded = trimmed(with_verbs_for_marks(decoded, words, text), words, text)
    found = with_turns(decoded, turns, len(words))
    sources = [piece for one in found for piece in one.source]
    antecedent = antecedents_of(sources, words, text)
    cut = PhraseBounds(text, words).cut
    phrases = find_mentions(scores, heads, words, cut, [*sources, *antecedent])
    phrases = with_one_kind(phrases, words, text)
    names = first_names(text, words, phrases)
    phrases, found = with_first_names(phrases, found, names)
    found = without_false_labels(found, phrases, words, text)
    wording = Document(text, words, phrases.items)
    channels = find_channels(found, wording, outlets)
    addressees = find_addressees(found, channels, wording)
    channels = with_told_outlets(channels, addressees, wording, outlets)
    found = [without_addressee(one, told) for one, told in zip(found, addressees, strict=True)]
    speaking = [piece for one in found for piece in one.source] + antecedent
    speaking += [told.piece for told in addressees if isinstance(told, NamedAddressee)]
    joints = word_class("coordinators")
    several = [p for p in speaking if any(wording[at] in joints for at in range(p.start, p.end))]
    several += [p for p in speaking if _is_owned(p, phrases, wording)]
    if several or not all(phrases.naming(piece) for piece in speaking):
        phrases = with_one_kind(find_mentions(scores, heads, words, cut, speaking, several), words, text)
        phrases, _ = with_first_names(phrases, (), names)
    phrases = whole(phrases, words, wording, found)
    referring = phrases if every else acting(phrases, speaking)
    cast = Speakers(text, words, find_clusters(text, words, referring, heads, found, addressees))
    speakers = identify(cast, found, addressees)
    days = frozenset(int(words.start[at]) for at in names)
    return LedgerDraft(found, cast, speakers, addressees, channels, days)


def whole(
    phrases: MentionDrafts, words: Tokens, wording: Document, found: Sequence[AttributionDraft]
) -> MentionDrafts:
    """The phrases that hold neither a part of a quotation nor a clause with its subject."""
    speaking = sorted(
        (piece.start, one.cue.start)
        for one in found
        for piece in one.source
        if wording[piece.start] not in word_class("relatives")
    )
    return phrases.only(lambda phrase: stands_whole(phrase, words, speaking))


def _is_owned(source: TokenSpan, phrases: MentionDrafts, wording: Document) -> bool:
    """Whether all that begins a source is who owns it: "the board's" of "the board's complaint"."""
    naming = [p.piece for p in phrases.naming(source)]
    return bool(naming) and all(p.end < source.end and wording.text(p).endswith(POSSESSIVE) for p in naming)


def nothing_read(text: str, words: Tokens) -> LedgerDraft:
    """The parts of a text without words."""
    return LedgerDraft([], Speakers(text, words, Referring([], {})), [], [], [])


def acting(phrases: MentionDrafts, speaking: Sequence[TokenSpan]) -> MentionDrafts:
    """The phrases that may refer to an actor: by their kind, or since they stand where somebody is named."""
    inside = {at for piece in speaking for at in range(piece.start, piece.end)}
    return phrases.only(lambda p: p.kind in ACTING or p.form == "pronoun" or p.piece.start in inside)


def find_clusters(
    text: str,
    words: Tokens,
    phrases: MentionDrafts,
    heads: Heads,
    found: Sequence[AttributionDraft] = (),
    addressees: Sequence[Addressee | None] = (),
) -> Referring:
    """The clusters of a text; in quotation marks and in turns of ``found`` words are somebody's own."""
    labels = {one.source[0].start for one in found if one.speaker and one.source}
    items = [replace(p, kind="person") if p.piece.start in labels else p for p in phrases.items]
    likely = antecedents(phrases.vectors, keys_of(items, phrases.places, words, text), heads)
    hints = find_hints(items, found, words)
    others: list[list[TokenSpan]] = [[] for _ in found]
    for i, told in enumerate(addressees):
        others[i] += [told.piece] if isinstance(told, NamedAddressee) else []
    for one in found:
        if one.parent is not None:
            others[one.parent] += one.source
    apart = disjoint_mentions(items, zip([one.source for one in found], others, strict=True))
    return cluster_phrases(items, words, text, spoken_words(words, found), likely, hints, apart)


def without_addressee(one: AttributionDraft, told: Addressee | None) -> AttributionDraft:
    """An attribution whose source and content do not hold who is told.

    "The board was advised to wait" has no source, and what "urged the board to wait" urges is "to wait".
    """
    if not isinstance(told, NamedAddressee):
        return one
    source = tuple(p for p in one.source if not p.shared(told.piece))
    content = tuple(
        TokenSpan(told.piece.end, p.end) if p.start == told.piece.start and p.end > told.piece.end else p
        for p in one.content
    )
    return replace(one, source=source, content=content)
