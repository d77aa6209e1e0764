"""Texts that repeat one pattern, to find code whose time grows faster than the text.

Each pattern is a piece of text. ``repeated`` makes a text of any size of it; if the pattern has a number to
fill in, the repetitions differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from accordingto.reading.lexicons import entries

CLASSES = ("wordclasses", "claimwords", "givennames", "headlineclasses")
"""Lexicons that have a class of words on each line."""
LISTS = (
    "acts", "channels", "claimkinds", "collectives", "countries", "demonyms", "documents", "holidays",
    "kinship", "metonyms", "nonspeakers", "numbers", "objectpronouns", "outlets", "parties", "postnominals",
    "qualifiers", "roles", "timeterms", "timewords", "titles", "unnamedlabels",
)  # fmt: skip
"""Lexicons that have an entry on each line."""
FUNCTION_WORDS = (
    "a an the this that these those and or but nor so yet for if unless because while when as than of "
    "at by in on to from with about who whom whose which what where he she it they we you I me him them "
    "us his their not no never is are was were be been has have had do did will would can could may "
    "might must should there here"
)
"""English function words."""
SEPARATED = ("and", "that", "said", "he", "if", "Monday", "Orr")
"""Words that are also repeated with each mark between them."""
MARKS = (
    ", ",
    "; ",
    ". ",
    ": ",
    " - ",
    " — ",
    "-",
    "\n",
    "\n\n",
    '" ',
    " “",
    "” ",
    " (",
    ") ",
    "' ",
    "? ",
    "…",
    "/",
)
"""Marks and strings between words."""
SENTENCES = (
    "Orr said it rained and Vik said that she left, and resigned. ",
    "she said that he said that ",
    "he said, and she said, ",
    "“It rains,” he said, and left, and “it rains,” she said. ",
    "she denied it last week, and blamed the council, and resigned, ",
    "if it rains, and if it snows, then he will leave, ",
    "according to Orr, according to Vik, ",
    "Orr, who has two boats, and Vik, who has three, ",
    "the plan, which he said was late, ",
    "the mayor of Vest and the mayor of Lund and ",
    "He said he would. ",
    "It rained. ",
    "No. ",
    "Orr says tolls rise, Vik denies it. ",
)
"""Longer patterns: clauses, asides, attributions within others."""
MARKUP = (
    "<!--a>", "<!a[>", "<?a>", "<a ", "<p>", "<i>a</i> ", "<a href=b>c</a>\n", "<a href=b>c</a>d ",
    "<span>a</span> ", "&amp;", "&nbsp;", "&", '"',
    "'", "-", "a - ", " ", "\n", "\t", "...", "a,b\n", "a\tb\n", "a | ", '{"a": ', "[", "# a\n", "From: a\n",
    "www.a.b\n", "*a",
)  # fmt: skip
"""Markup of files and pages."""
COUNTED = (
    "Ida{} Orr said. ",
    "Ida{} Orr, Bo{} Orr and ",
    "Mr. Orr{} met Mrs. Orr{}. ",
    "Name{} Orr told Name{} Orr. ",
    "the Board of Vest{} and ",
    "NB{} (Norland Board {}) ",
    "{}, ",
    "{} ",
    "{} percent of {} ",
    "${}.5 million, ",
    "May {}, 2031, ",
    "{} days ago and ",
    "at {} p.m. ",
    "2031-05-{} ",
    "word{}-",
    "word{} ",
    "Word{} ",
    "IDA{}: It rained.\n",
    "Q: Did it rain {}?\nA: It did.\n",
    "@ida{}: it rained\n",
    "“Quote {}” ",
    "“quote {}\n",
    "by {}, ",
)
"""Patterns with a number that increases."""
RAW = (
    "abc-def-", "a-", "A.", "“", "”", '"', "'", "‘", "’", "«", "(", ")", "[", "—", "–", "-", ".", ",", ";",
    ":", "!", "?", "…", "_", "*", "/", "\\", "&", "#", "@", "%", "$", "0", "1", "a", "A", "é", "中", "😀",
    "\u00ad", "\u200b", "a\n", "A\n\n", "he ", "“a” ", "‘a’ ", "(a) ", "a'b'", "don't ", "they'll ", "he's ",
    "\"a\", ", "- a\n", "1. a\n", "a, b, ", "a: b\n", "U.S. ", "St. Mr. ", "http://a.no/b ",
)  # fmt: skip
"""Letters, marks and short strings."""

_WORDS = re.compile(r"[^\W\d_]{2,}(?: [^\W\d_]+)*")


def patterns() -> Iterator[str]:
    """Yield every pattern in a fixed order: words of each class, marks, names, numbers."""
    seen: set[str] = set()
    words = [*_class_words(), *FUNCTION_WORDS.split()]
    mixed = (" ".join(words[i :: len(words) // 12]) + " " for i in range(len(words) // 12))
    marked = (f"{word}{mark}" for word in SEPARATED for mark in MARKS)
    clauses = (f"{word} it rained{mark}" for word in FUNCTION_WORDS.split() for mark in (" ", ", "))
    for pattern in (*(f"{w} " for w in words), *mixed, *marked, *clauses, *SENTENCES, *COUNTED, *RAW):
        if pattern.strip() and pattern not in seen:
            seen.add(pattern)
            yield pattern


def repeated(pattern: str, size: int) -> str:
    """Repeat a pattern up to ``size`` characters; a number in it increases, so that repetitions differ."""
    times = size // len(pattern) + 1
    if "{}" not in pattern:
        return (pattern * times)[:size]
    return "".join(pattern.replace("{}", str(i)) for i in range(times))[:size]


def _class_words() -> Iterator[str]:
    """Yield the first word of each class of a lexicon, and the first entry of each list."""
    for name in CLASSES:
        for line in entries(name):
            yield line.partition(": ")[2].split()[0].replace("-", " ")
    for name in LISTS:
        yield _WORDS.findall(entries(name)[0])[-1]
