"""FNC-1 (Fake News Challenge, 2017): headlines and bodies with stances, parted by what they are about.

In the challenge's pairs, every headline stands beside many bodies and every body beside many headlines. So
the parts are drawn by subject: headlines and bodies that belong together (any stance but ``unrelated``), and
bodies that are copies of each other, are one subject, which falls to a part by its hash. An unrelated pair
whose headline and body fall to different parts is in none.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

Stance = Literal["agree", "disagree", "discuss", "unrelated"]
STANCES: tuple[Stance, ...] = get_args(Stance)
Part = Literal["train", "dev", "test"]
FILES = ("train_bodies.csv", "train_stances.csv")
TEST, DEV = 20, 35
"""Of a hundred subjects, those below the first number are test and those below the second dev."""
_SHINGLE = 8
_COPIED = 0.3
"""Share of the shorter body's runs of eight words from which two bodies are copies."""


@dataclass(frozen=True)
class Pair:
    """A headline, a body, and what people said the body makes of the headline."""

    headline: str
    body: str
    """The body's number in the corpus."""
    stance: Stance


@dataclass(frozen=True)
class Corpus:
    """The bodies by their numbers, and the pairs of each part."""

    bodies: dict[str, str]
    parts: dict[Part, list[Pair]]
    dropped: int
    """Pairs whose headline and body fall to different parts, all of them unrelated."""
    unrelated: float
    """The share of the whole corpus that is unrelated."""
    subjects: dict[Part, int]


def read_corpus(folder: Path) -> Corpus:
    """Read the two files of the corpus and part them. Raises ``OSError`` where one is missing."""
    csv.field_size_limit(2**31 - 1)
    bodies = {row["Body ID"]: row["articleBody"] for row in _rows(folder / FILES[0])}
    pairs = [_pair(row) for row in _rows(folder / FILES[1])]
    subjects = find_subjects(pairs, bodies)
    parts: dict[Part, list[Pair]] = {"train": [], "dev": [], "test": []}
    for pair in pairs:
        part = part_of(subjects[_key(pair.headline)])
        if part == part_of(subjects[pair.body]):
            parts[part].append(pair)
    numbers = Counter(part_of(subject) for subject in set(subjects.values()))
    return Corpus(
        bodies,
        parts,
        len(pairs) - sum(map(len, parts.values())),
        sum(pair.stance == "unrelated" for pair in pairs) / len(pairs),
        {part: numbers[part] for part in parts},
    )


def part_of(subject: str) -> Part:
    """The part that a subject falls to, by the hash of its name."""
    place = int(hashlib.sha256(subject.encode()).hexdigest(), 16) % 100
    return "test" if place < TEST else "dev" if place < DEV else "train"


def find_subjects(pairs: Iterable[Pair], bodies: dict[str, str]) -> dict[str, str]:
    """The name of the subject of every headline and body: the least of the texts that belong to it."""
    above: dict[str, str] = {}

    def top(of: str) -> str:
        above.setdefault(of, of)
        while above[of] != of:
            above[of] = above[above[of]]
            of = above[of]
        return of

    for pair in pairs:
        if pair.stance == "unrelated":
            for of in (_key(pair.headline), pair.body):
                top(of)
        else:
            above[top(_key(pair.headline))] = top(pair.body)
    for one, other in _copies(bodies):
        above[top(one)] = top(other)
    members: dict[str, list[str]] = defaultdict(list)
    for of in list(above):
        members[top(of)].append(bodies.get(of, of))
    names = {head: min(texts) for head, texts in members.items()}
    return {of: names[top(of)] for of in above}


def _copies(bodies: dict[str, str]) -> list[tuple[str, str]]:
    """Pairs of bodies of which one has much of the other."""
    runs: dict[str, set[int]] = {}
    holding: dict[int, list[str]] = defaultdict(list)
    for number, text in bodies.items():
        words = text.casefold().split()
        runs[number] = {_hash(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
        for run in runs[number]:
            holding[run].append(number)
    shared = Counter((a, b) for of in holding.values() for i, a in enumerate(of) for b in of[i + 1 :])
    return [(a, b) for (a, b), n in shared.items() if n >= _COPIED * min(len(runs[a]), len(runs[b]))]


def _hash(words: list[str]) -> int:
    return int.from_bytes(hashlib.blake2b(" ".join(words).encode(), digest_size=8).digest(), "big")


def _key(headline: str) -> str:
    """Headlines that differ in case and spaces only are one."""
    return "headline " + " ".join(headline.casefold().split())


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _pair(row: dict[str, str]) -> Pair:
    stance = next(one for one in STANCES if one == row["Stance"])
    return Pair(row["Headline"], row["Body ID"], stance)
