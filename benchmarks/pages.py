"""Article text extracted from real news pages, compared with text that people marked, by word 4-grams.

Precision and recall are averaged over pages, as in the article-extraction benchmark that the pages come from.
For a page from which no article is extracted, nothing counts as found.
"""

from __future__ import annotations

import gzip
import re
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec
from msgspec import Struct

from accordingto.ingest import read_inputs
from accordingto.types import Article
from benchmarks.reporting.floors import hash_files
from benchmarks.reporting.report import Figure, Section

NAME = "pages"
TITLE = "Article text from web pages"
GRAM = 4


class Page(Struct, frozen=True, rename={"body": "articleBody"}):
    """The article text that people marked on a page."""

    body: str


@dataclass(frozen=True)
class Extraction:
    """Averages over pages, in per cent."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of the two averages."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def measure(data: Path) -> Section:
    """Score the article text that is extracted from the pages in DATA."""
    folder = data / "pages"
    if not folder.is_dir():
        return Section(NAME, TITLE, skipped="DATA has no folder `pages`")
    truth = folder / "ground-truth.json"
    pages = msgspec.json.decode(truth.read_bytes(), type=dict[str, Page])
    packed = sorted((folder / "html").glob("*.html.gz"))
    texts = extract(packed)
    score = score_texts({key: page.body for key, page in pages.items()}, texts)
    return Section(
        NAME,
        TITLE,
        intro=f"{len(pages)} pages, {len(pages.keys() - texts.keys())} of them without an article. "
        "For comparison: trafilatura's fast path alone reaches 96.9.",
        figures=[
            Figure("pages.precision", "precision of the text", score.precision, "%"),
            Figure("pages.recall", "recall of the text", score.recall, "%"),
            Figure("pages.f1", "F1 of the text", score.f1, gated=True),
        ],
        data=hash_files([truth, *packed], folder),
    )


def extract(packed: list[Path]) -> dict[str, str]:
    """Extract the articles of gzipped pages; return the texts by key, without pages that have no article."""
    with tempfile.TemporaryDirectory() as temporary:
        for path in packed:
            (Path(temporary) / path.name.removesuffix(".gz")).write_bytes(gzip.decompress(path.read_bytes()))
        read = [item for item in read_inputs([temporary]) if isinstance(item, Article)]
    return {Path(article.path or "").stem: article.text for article in read}


def score_texts(truth: Mapping[str, str], texts: Mapping[str, str]) -> Extraction:
    """Return precision and recall, averaged over the pages of ``truth``."""
    precision = recall = 0.0
    for key, body in truth.items():
        want, got = grams(body), grams(texts.get(key, ""))
        both = (want & got).total()
        precision += both / got.total() if got else 0.0
        recall += both / want.total() if want else 1.0
    return Extraction(100 * precision / len(truth), 100 * recall / len(truth))


def grams(text: str) -> Counter[tuple[str, ...]]:
    """Return the counts of word 4-grams; a shorter text is one gram."""
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[i : i + GRAM]) for i in range(max(1, len(words) - GRAM + 1)) if words)
