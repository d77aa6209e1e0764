"""Grouping the quoted sentences of several articles by utterance.

::

    Pieces of all articles
      | printings that share three words in a row    found by an index, without a loop over all pairs
      | the longer has most of the shorter           best matches first; see _fit for pieces of one article
      | fragments of a few words                     joined if whole, or of the same speaker
      | next to each other in the same articles      one utterance of several sentences
      > lists of pieces, one an utterance

A printing is the normalised words of a piece; several pieces may have the same.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import word_class
from accordingto.reading.support.stems import stem
from accordingto.stories.grouping import Groups
from accordingto.stories.quotes.alignment import shared_words, spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.stories.quotes.pieces import Piece

    Printing = tuple[str, ...]

RUN = 3
"""Number of words in a row that two printings must share to be compared."""
COMMON = 40
"""Maximum number of printings with the same run of words; more common runs are ignored."""
LONG = 5
"""Minimum number of words for a piece to be matched by its words alone, whoever is the speaker."""
SHARE = 0.67
"""Minimum share of the shorter of two printings that the longer has, in runs of at least two words."""
TWICE = 0.9
"""The same for two printings in one article."""
TELLING = 2
"""Minimum number of content words among the words that two printings share."""
GAP = 12
"""Maximum number of words between two pieces of one utterance in an article ("he said in a statement")."""
LONGEST_SHARED = 400
"""Maximum number of words of a printing that are compared."""
LIKE = 0.75
"""Minimum share of stems that two fragments of the same speaker have in common, of the smaller one's."""


def utterances(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces grouped by utterance, in order; only utterances that at least two articles print."""
    printings: dict[Printing, list[int]] = defaultdict(list)
    for index, piece in enumerate(pieces):
        printings[piece.forms].append(index)
    groups = Groups(len(pieces))
    for forms, same in printings.items():
        if len(forms) >= LONG:
            groups.join_all(same)
        else:
            _join_speaker(pieces, same, groups)
    _join_long(pieces, printings, groups)
    _join_fragments(pieces, printings, groups)
    _join_neighbours(pieces, groups)
    found = [[pieces[index] for index in members] for members in groups.members()]
    return [members for members in found if len({piece.article for piece in members}) > 1]


def _join_speaker(pieces: Sequence[Piece], same: Sequence[int], groups: Groups) -> None:
    """Join the pieces of a short printing that have the same speaker.

    Pieces without a known speaker are joined with them if there is at most one speaker, and more than one
    word.
    """
    if not _telling(pieces[same[0]].forms):
        return
    by_speaker: dict[str, list[int]] = defaultdict(list)
    for index in same:
        by_speaker[_surname(pieces[index])].append(index)
    unnamed = by_speaker.pop("", [])
    for named in by_speaker.values():
        groups.join_all(named)
    if len(by_speaker) <= 1 and len(pieces[same[0]].words) > 1:
        groups.join_all([*unnamed, *(index for named in by_speaker.values() for index in named)])


def _join_long(pieces: Sequence[Piece], printings: dict[Printing, list[int]], groups: Groups) -> None:
    """Join pairs of printings of which the longer has most of the shorter, the best matches first."""
    found = []
    for one, other in _candidates(printings):
        share = _share(one, other)
        articles = {pieces[index].article for form in (one, other) for index in printings[form]}
        if share >= (SHARE if len(articles) > 1 else TWICE):
            found.append((-share, printings[one][0], printings[other][0]))
    for _, a, b in sorted(found):
        if _fit(pieces, groups, a, b):
            groups.join(a, b)


def _share(one: Printing, other: Printing) -> float:
    """Return the share of the shorter of two printings that is in the longer; 0 if they share too little."""
    small, large = sorted((one[:LONGEST_SHARED], other[:LONGEST_SHARED]), key=len)
    runs = shared_words(large, small, 2)
    count = sum(len(run) for run in runs)
    telling = sum(_telling(run) for run in runs)
    if count < LONG - 1 or telling < TELLING:
        return 0.0
    return min(count / len(small), telling / _telling(small))


def _candidates(printings: dict[Printing, list[int]]) -> Iterable[tuple[Printing, Printing]]:
    """Return the pairs of printings that share ``RUN`` words in a row (not too common ones), in order."""
    having: dict[Printing, list[Printing]] = defaultdict(list)
    for printing in printings:
        for run in {printing[i : i + RUN] for i in range(len(printing) - RUN + 1)}:
            having[run].append(printing)
    pairs: dict[tuple[Printing, Printing], None] = {}
    for run in sorted(having):
        if 1 < len(having[run]) <= COMMON:
            pairs.update(dict.fromkeys(combinations(having[run], 2)))
    return pairs


def _fit(pieces: Sequence[Piece], groups: Groups, one: int, other: int) -> bool:
    """Return whether two groups may be one utterance, judged by the articles that have pieces in both.

    Two pieces of one article must follow each other at once, or say the same twice.
    """
    mine, theirs = groups.group(one), groups.group(other)
    by_article: dict[int, list[Piece]] = defaultdict(list)
    for index in mine:
        by_article[pieces[index].article].append(pieces[index])
    return all(
        _are_parts(a, b) or _share(a.forms, b.forms) >= TWICE or _repeats(a, b)
        for b in (pieces[index] for index in theirs)
        for a in by_article.get(b.article, ())
    )


def _are_parts(one: Piece, other: Piece) -> bool:
    """Return whether two pieces of an article follow each other closely and one is a part of a sentence."""
    later = max(one, other, key=lambda piece: piece.number)
    close = abs(one.number - other.number) == 1 and later.gap <= GAP
    return close and not (one.is_whole and other.is_whole)


def _repeats(one: Piece, other: Piece) -> bool:
    """Return whether a piece has all of another, short one: a lead may quote a part of what the body has."""
    shorter, longer = sorted((one.forms, other.forms), key=len)
    core = _core(shorter)
    return len(shorter) < LONG and len(core) > 1 and _holds(longer, core)


def _join_fragments(pieces: Sequence[Piece], printings: dict[Printing, list[int]], groups: Groups) -> None:
    """Join each short piece to the only utterance that has its words, or most of them by the same speaker."""
    having: dict[str, list[Printing]] = defaultdict(list)
    for printing in printings:
        for word in {stem(form) for form in printing}:
            having[word].append(printing)
    for printing, found in sorted(printings.items(), key=lambda item: -len(item[0])):
        if len(printing) >= LONG or len(printing) < 2 or not _telling(printing):
            continue
        rarest = min((stem(form) for form in printing), key=lambda word: (len(having[word]), word))
        if len(having[rarest]) <= COMMON:
            others = [i for other in having[rarest] if other != printing for i in printings[other]]
            for index in found:
                _attach(pieces, index, others, groups)


def _attach(pieces: Sequence[Piece], index: int, others: Sequence[int], groups: Groups) -> None:
    piece, speaker = pieces[index], _surname(pieces[index])
    core = _core(piece.forms)
    fitting: list[int] = []
    for other in others:
        theirs = _surname(pieces[other])
        if pieces[other].article == piece.article:
            continue
        if len(core) > 1 and _holds(pieces[other].forms, core):
            if len(core) > 2 or not speaker or not theirs or speaker == theirs:
                fitting.append(other)
        elif speaker and speaker == theirs and _are_like(pieces[other].forms, piece.forms):
            fitting.append(other)
    long = [other for other in fitting if len(pieces[other].forms) >= LONG] or fitting
    if len({groups.home(other) for other in long}) == 1 and _fit(pieces, groups, index, long[0]):
        groups.join(index, long[0])


def _join_neighbours(pieces: Sequence[Piece], groups: Groups) -> None:
    """Join two utterances if the same articles print both as whole sentences, one right after the other."""
    having = {
        members[0]: {pieces[index].article for index in members}
        for members in groups.members()
        if len(members) > 1
    }
    together: dict[tuple[int, int], set[int]] = defaultdict(set)
    for index, (one, other) in enumerate(pairwise(pieces)):
        if one.article == other.article and other.gap <= GAP and one.is_whole and other.is_whole:
            a, b = groups.home(index), groups.home(index + 1)
            if a != b and a in having and having[a] == having.get(b):
                together[a, b].add(one.article)
    for (a, b), articles in sorted(together.items()):
        if articles == having[a]:
            groups.join(a, b)


def _core(forms: Printing) -> Printing:
    """Return the words without stop words at the beginning and the end."""
    idle = word_class("idle", "supportclasses")
    told = [at for at, form in enumerate(forms) if form not in idle]
    return forms[told[0] : told[-1] + 1] if told else ()


def _holds(longer: Printing, shorter: Printing) -> bool:
    """Return whether the longer sequence has all of the shorter one, in a row."""
    size = len(shorter)
    return any(longer[i : i + size] == shorter for i in range(len(longer) - size + 1))


def _are_like(one: Printing, other: Printing) -> bool:
    """Return whether two short printings share most of their stems, a content word among them."""
    if len(one) >= 2 * LONG:
        return False
    mine, theirs = ({stem(spelling(form)) for form in forms} for forms in (one, other))
    both = mine & theirs
    return len(both) >= LIKE * min(len(mine), len(theirs)) and _telling(both) > 0


def _telling(forms: Iterable[str]) -> int:
    """Return the number of content words."""
    idle = word_class("idle", "supportclasses")
    return sum(form not in idle for form in forms)


def _surname(piece: Piece) -> str:
    return piece.speaker.split()[-1].casefold() if piece.speaker else ""
