"""Articles made up to break the reader: plain sentences with shared subjects, mixed with hostile strings."""

from __future__ import annotations

import random
from collections.abc import Iterator

from accordingto.types import Article, Span
from benchmarks.robustness.patterns import patterns, repeated

OPENINGS = (
    "",
    "",
    "",
    "Last week ",
    "In July, ",
    "According to Orr, ",
    "“It rains,” Vik said, and ",
    "Citing a report, ",
    "Then-",
    "Not ",
    "‘",
)
SUBJECTS = (
    "She",
    "Orr",
    "The mayor",
    "Ida Lund",
    "Mayor Ida Lund",
    "Officials",
    "The board, which met in June,",
    "They",
)
VERBS = (
    "denied it", "blamed the council", "resigned", "said that tolls would rise", "promised to leave",
    "left the room", "praised the port", "warned that it was late", "told reporters that nobody pays",
    "thinks the plan is dead", "asked the board to wait", "called the plan “a mistake”", "was angry",
    "has two boats", "added that he had no choice", "said “no”",
)  # fmt: skip
ASIDES = (
    "", "", "", " last week", " on Monday", " in a letter", " again", " during a long visit to the north",
    ", in a long speech,", " — the third this year —", " (according to Vik)", ", he said,",
    ", as Vik put it,",
    ", Lund said on Tuesday,", ", if it rains,",
)  # fmt: skip
JOINTS = (
    ", and ",
    ", ",
    " and ",
    ", but ",
    " but ",
    ", then ",
    "; ",
    " — ",
    ", while Vik ",
    ", who ",
    " after he ",
    ", saying he ",
)
ENDINGS = (".", ".", ", Orr said.", ", according to Vik.", ", she added.", "?", "!", "", "’")
SHARE_HOSTILE = 0.3
"""Share of articles that contain something other than plain sentences."""
SHARE_CUT = 0.2
"""Share of articles that begin or end anywhere, within a word or a quotation."""


def sentence(chance: random.Random) -> str:
    """Return a sentence with a subject, one or several verbs that share it, asides and attributions."""
    pick = chance.choice
    clauses = [pick(VERBS) + pick(ASIDES) for _ in range(chance.randint(1, 5))]
    said = clauses[0] + "".join(pick(JOINTS) + clause for clause in clauses[1:])
    whole = f"{pick(OPENINGS)}{pick(SUBJECTS)} {said}{pick(ENDINGS)}"
    return whole[0].upper() + whole[1:]


def fuzzed_articles(count: int, seed: int = 0) -> Iterator[Article]:
    """Yield articles, the same for the same seed.

    A third have hostile strings among the sentences, and a fifth are cut off at one end.
    """
    hostile = list(patterns())
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        parts = [sentence(chance) for _ in range(chance.randint(1, 8))]
        if chance.random() < SHARE_HOSTILE:
            for _ in range(chance.randint(1, 4)):
                strange = repeated(chance.choice(hostile), chance.randint(1, 300))
                parts.insert(chance.randrange(len(parts) + 1), strange)
        text = "".join(part + chance.choice((" ", " ", "\n", "\n\n")) for part in parts)
        if chance.random() < SHARE_CUT:
            at = chance.randrange(len(text))
            text = chance.choice((text[:at], text[at:])) or text
        line = text.partition("\n")[0].strip()
        start = text.find(line) if line else 0
        headline = Span(start, start + len(line), line) if line and chance.random() < 0.5 else None
        yield Article(id=f"f{number}", language="en", published="2031-05-04", headline=headline, text=text)
