"""The articles of a run → which of them tell of one event. The flow::

articles/date=DAY
  | _outlined      a day or month → what each article is about, in a process of its own: no text is kept
  | Gathering.add  joins what is alike, within days and across them: days that are near overlap
  > Storylines
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from accordingto.bulk.archive import Archive, is_near
from accordingto.processes import Spawning
from accordingto.stories.cluster.days import WINDOW
from accordingto.stories.cluster.gathering import Gathering, member_of
from accordingto.stories.cluster.outline import Outline, outline_of
from accordingto.stories.cluster.storyline import Member, Storyline, was_told
from accordingto.types import Failure

_Outlined = list[tuple[Member, Outline] | Failure]


def around(day: str) -> tuple[str, str]:
    """Return the first and the last day on which an article can tell of the same event as one of a day."""
    middle = date.fromisoformat(day)
    return (middle - timedelta(WINDOW)).isoformat(), (middle + timedelta(WINDOW)).isoformat()


class Told(NamedTuple):
    """What came of the articles of a run."""

    stories: tuple[Storyline, ...]
    """The stories, the one with the most outlets first; an article that stands alone is one."""
    articles: int
    """How many articles were looked at, each once."""
    failures: tuple[Failure, ...]
    """What of them is damaged."""


def stories_of(archive: Archive, *, day: str | None = None, processes: int = 1) -> Told:
    """Return the stories of a run.

    With a ``day``, only articles of that day, of those near it and of unknown days are looked at, and the
    stories are those that were told on it. ``processes`` make no difference. Raises ``MissingExtra``.
    """
    gathering, failures = Gathering(), list[Failure]()
    for found in _mapped(archive, labels_near(archive, day), processes):
        for one in found:
            if isinstance(one, Failure):
                failures.append(one)
            else:
                gathering.add(*one)
    stories = tuple(story for story in gathering.storylines() if day is None or was_told(story, day))
    return Told(stories, len(gathering), tuple(failures))


def labels_near(archive: Archive, day: str | None) -> list[str]:
    """Return the days or months of a run with articles on the events of a day; without a day all."""
    return [one for one in archive.labels() if day is None or is_near(one, around(day))]


def _mapped(archive: Archive, labels: list[str], processes: int) -> Iterable[_Outlined]:
    if processes == 1 or len(labels) < 2:
        yield from (_outlined(str(archive.path), one) for one in labels)
        return
    with ProcessPoolExecutor(min(processes, len(labels)), mp_context=Spawning()) as pool:
        yield from pool.map(partial(_outlined, str(archive.path)), labels)


def _outlined(path: str, label: str) -> _Outlined:
    """Return what the articles of a day or month are about."""
    return [
        one if isinstance(one, Failure) else (member_of(one), outline_of(one))
        for one in Archive(path).articles_of(label)
    ]
