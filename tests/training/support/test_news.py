"""Which articles of news are taken, and what of them."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

from training.support.news import straight_news

LINE = "The harbour board of the old town met for a long time and then sent everybody home. "
BODY = "\n\n".join(LINE * 5 + str(i) for i in range(9))


def article(path: str, headline: str, **other: str) -> dict[str, str]:
    told = {"url": f"https://gull.example/{path}", "outlet": "Gull", "published": "2020-02-01"}
    return {"path": path, "headline": headline, "text": f"{headline}\n\n{BODY}", **told, **other}


def written(folder: Path, *articles: dict[str, str]) -> Path:
    (folder / "news").mkdir()
    with gzip.open(folder / "news" / "articles.jsonl.gz", "wt") as out:
        out.writelines(json.dumps(one) + "\n" for one in articles)
    return folder


def test_opinion_questions_labels_and_short_texts_are_left_out(tmp_path: Path) -> None:
    data = written(
        tmp_path,
        article("a", "Harbour board sends everybody home"),
        article("b", "Should the harbour board stay home?"),
        article("c", "Watch the harbour board go home"),
        article("d", "Harbour board goes home again", url="https://gull.example/opinion/d"),
        article("e", "Harbour board goes home too", text="Short."),
    )

    (one,) = straight_news(data)

    assert (one.name, one.day) == ("news_a", date(2020, 2, 1))
    assert one.text.startswith("The harbour board")
    assert len(one.text) < len(BODY)


def test_an_article_that_was_drawn_by_hand_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "ledgers" / "text").mkdir(parents=True)
    (tmp_path / "ledgers" / "text" / "x.txt").write_text(f"Another headline\n\n{BODY}")

    assert list(straight_news(written(tmp_path, article("a", "Harbour board sends everybody home")))) == []
