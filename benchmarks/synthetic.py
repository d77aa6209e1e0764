"""Made-up articles for timing: a few sentences with words exchanged, so that no two articles are alike."""

from __future__ import annotations

import random
from pathlib import Path

PEOPLE = ("Mara Lindqvist", "Tobias Okafor", "Ines Varga", "Jonah Prell", "the port authority", "officials")
CUES = ("said", "told reporters", "has warned", "believes", "is reported to have said", "denied")
THINGS = ("the ferry line", "the new tramway", "the flood barrier", "the market hall", "the night bus")
FATES = (
    "would close in spring",
    "had cost too much",
    "may be rebuilt",
    "will open on Monday",
    "was never safe",
)
PLAIN = ("Rain fell over the harbour for most of the day.", "Some forty people had come to the meeting.")


def write_articles(folder: Path, count: int, *, html: bool = False) -> None:
    """Write ``count`` articles of about 600 words; the same count gives the same articles."""
    for i in range(count):
        paragraphs = [_paragraph(random.Random(f"{i} {k}"), i) for k in range(14)]
        title = f"Council meets for the {i}th time"
        if html:
            body = "".join(f"<p>{p}</p>" for p in paragraphs)
            head = f"<html><head><title>{title}</title></head>"
            page = f"{head}<body><article><h1>{title}</h1>{body}</article></body></html>"
            (folder / f"{i:04}.html").write_text(page, encoding="utf-8")
        else:
            text = "\n\n".join([title, *paragraphs])
            (folder / f"{i:04}.txt").write_text(text, encoding="utf-8")


def _paragraph(chance: random.Random, number: int) -> str:
    pick = chance.choice
    return " ".join(
        (
            f"{pick(PEOPLE).capitalize()} {pick(CUES)} that {pick(THINGS)} {pick(FATES)}.",
            f"“{pick(THINGS).capitalize()} {pick(FATES)},” {pick(PEOPLE)} said in room {number}.",
            pick(PLAIN),
            f"According to {pick(PEOPLE)}, {pick(THINGS)} {pick(FATES)}.",
        )
    )
