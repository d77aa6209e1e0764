"""Clustering the articles of a run into stories: the articles about one event. The flow::

articles/date=DAY
  | _outlined      reduce each article of a partition to an outline, in a worker process; no text is kept
  | Gathering.add  add each outline to the clusters, which may span neighbouring days
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
    """Return the first and last day (ISO 8601) whose articles can belong to a story of the given day."""
    middle = date.fromisoformat(day)
    return (middle - timedelta(WINDOW)).isoformat(), (middle + timedelta(WINDOW)).isoformat()


class Told(NamedTuple):
    """The result of clustering the articles of a run."""

    stories: tuple[Storyline, ...]
    """The stories, those with the most outlets first; an article unlike all others is a story of its own."""
    articles: int
    """Number of different articles that were clustered."""
    failures: tuple[Failure, ...]
    """One failure for each damaged row."""


def stories_of(archive: Archive, *, day: str | None = None, processes: int = 1) -> Told:
    """Cluster the articles of a run into stories.

    With a ``day`` (ISO 8601), only articles of that day, of nearby days and of unknown days are clustered,
    and only stories reported on that day are returned. ``processes`` is the number of worker processes; it
    does not change the result. Raises ``MissingExtra``.
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
    """Return the partitions that can have articles about the events of a day; all if ``day`` is None."""
    return [one for one in archive.labels() if day is None or is_near(one, around(day))]


def _mapped(archive: Archive, labels: list[str], processes: int) -> Iterable[_Outlined]:
    if processes == 1 or len(labels) < 2:
        yield from (_outlined(str(archive.path), one) for one in labels)
        return
    with ProcessPoolExecutor(min(processes, len(labels)), mp_context=Spawning()) as pool:
        yield from pool.map(partial(_outlined, str(archive.path)), labels)


def _outlined(path: str, label: str) -> _Outlined:
    """Return the outline of each article of a partition, and a failure for each damaged row."""
    return [
        one if isinstance(one, Failure) else (member_of(one), outline_of(one))
        for one in Archive(path).articles_of(label)
    ]
