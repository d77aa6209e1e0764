"""Count how many articles have a word, name or number, for the similarity of articles.

    python -m training.stories.rarity DATA

Writes ``stories/cluster/rarity.npz`` into the package: counts by hash, and only of terms that at least
``LEAST`` articles have.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from accordingto.stories.cluster import rarity
from accordingto.stories.cluster.rarity import KINDS, PLACES, STEP
from accordingto.stories.cluster.terms import terms_of
from corpora.events import read_news

LEAST = 3
"""Minimum number of articles with a term; a rarer one counts as unseen."""


def main() -> None:
    """Read the articles of DATA/news and write the table."""
    parser = argparse.ArgumentParser(description="Count the terms of articles for stories.")
    parser.add_argument("data", type=Path)
    counts, articles = np.zeros(PLACES, dtype=np.int64), 0
    for told in read_news(parser.parse_args().data / "news" / "articles.jsonl.gz"):
        terms = terms_of(told.article.text)
        found = [rarity.hashes(kind, list(getattr(terms, kind))) for kind in KINDS if getattr(terms, kind)]
        counts[np.unique(np.concatenate(found) % PLACES)] += 1
        articles += 1
    counts[counts < LEAST] = 0
    table = np.round(np.log(counts + 1) / STEP).astype(np.uint8)
    target = Path(rarity.__file__).with_name(rarity.FILE)
    np.savez_compressed(target, articles=np.array(articles), table=table)
    print(
        f"{articles:,} articles, {np.count_nonzero(table):,} places, {target.stat().st_size / 1024:.0f} KiB"
    )


if __name__ == "__main__":
    main()
