"""FNC-1 (Fake News Challenge, 2017): headlines and bodies with stances, parted in two ways.

In the challenge's pairs, every headline stands beside many bodies and every body beside many headlines.
*By text*, each headline and each body falls to a part by its own hash, copies of a body together; pairs that
lie across are in no part. No text of test was seen in training, but other texts on the same events were.
*By subject*, headlines and bodies that belong together (any stance but ``unrelated``), and bodies that are
copies of each other, are one subject, which falls to a part by its hash. An unrelated pair whose headline and
body fall to different parts is in none. Nothing of test was ever heard of in training, which is harder.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from benchmarks.stancetrees import STANDINGS, Standing

Stance = Standing
STANCES = STANDINGS
Part = Literal["train", "dev", "test"]
Split = Literal["text", "subject"]
"""What is kept apart between the parts."""
SPLITS: tuple[Split, ...] = get_args(Split)
FILES = ("train_bodies.csv", "train_stances.csv")
SHARES: dict[Split, tuple[int, int]] = {"text": (25, 45), "subject": (20, 35)}
"""Of a hundred texts or subjects, those below the first number are test and those below the second dev.

By text a part keeps the square of its share of the pairs, so test and dev have larger ones.
"""
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
    """Pairs whose headline and body fall to different parts; by subject all of them are unrelated."""
    unrelated: float
    """The share of the whole corpus that is unrelated."""
    groups: dict[Part, int]
    """How many of what is kept apart are in each part: headlines and bodies, or subjects."""
    place: dict[str, Part]
    """The part of every body by its number, and of every headline by its key."""


def read_corpus(folder: Path, split: Split) -> Corpus:
    """Read the two files of the corpus and part them. Raises ``OSError`` where one is missing."""
    bodies, pairs = read_pairs(folder)
    groups = find_subjects(pairs if split == "subject" else [], bodies)
    for pair in pairs:
        groups.setdefault(key_of(pair.headline), key_of(pair.headline))
    place = {of: part_of(group, split) for of, group in groups.items()}
    parts: dict[Part, list[Pair]] = {"train": [], "dev": [], "test": []}
    for pair in pairs:
        part = place[key_of(pair.headline)]
        if part == place[pair.body]:
            parts[part].append(pair)
    numbers = Counter(part_of(group, split) for group in set(groups.values()))
    return Corpus(
        bodies,
        parts,
        len(pairs) - sum(map(len, parts.values())),
        sum(pair.stance == "unrelated" for pair in pairs) / len(pairs),
        {part: numbers[part] for part in parts},
        place,
    )


def read_untested(folder: Path) -> tuple[dict[str, str], list[Pair]]:
    """The pairs of which neither text is in test on either split, after the bodies."""
    places = [read_corpus(folder, split).place for split in SPLITS]
    bodies, pairs = read_pairs(folder)
    tested = {of for place in places for of, part in place.items() if part == "test"}
    free = [pair for pair in pairs if tested.isdisjoint((key_of(pair.headline), pair.body))]
    return bodies, free


def read_pairs(folder: Path) -> tuple[dict[str, str], list[Pair]]:
    """The bodies by their numbers, and all pairs. Raises ``OSError`` where a file is missing."""
    csv.field_size_limit(2**31 - 1)
    bodies = {row["Body ID"]: row["articleBody"] for row in _rows(folder / FILES[0])}
    return bodies, [_pair(row) for row in _rows(folder / FILES[1])]


def part_of(group: str, split: Split) -> Part:
    """The part that a text or a subject falls to, by the hash of its name."""
    place = int(hashlib.sha256(group.encode()).hexdigest(), 16) % 100
    test, dev = SHARES[split]
    return "test" if place < test else "dev" if place < dev else "train"


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
            for of in (key_of(pair.headline), pair.body):
                top(of)
        else:
            above[top(key_of(pair.headline))] = top(pair.body)
    for number in bodies:
        top(number)
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


def key_of(headline: str) -> str:
    """What a headline is kept apart by: headlines that differ in case and spaces only are one."""
    return "headline " + " ".join(headline.casefold().split())


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _pair(row: dict[str, str]) -> Pair:
    stance = next(one for one in STANCES if one == row["Stance"])
    return Pair(row["Headline"], row["Body ID"], stance)
