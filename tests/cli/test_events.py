from __future__ import annotations

from pathlib import Path

import click
import pytest

from accordingto.cli.events import ALL, Gathered, choose
from accordingto.ingest import article_from_text
from tests.cli.conftest import ledger_of
from tests.stories.cluster.invented import FERRY, MUSEUM, OTHER_FERRY


def gathered(*texts: str) -> Gathered:
    found = Gathered()
    for number, text in enumerate(texts):
        article = article_from_text(text, path=f"{number}.txt", outlet=f"O{number}", published="2031-03-04")
        found.add(article)
    return found


def paths(found: Gathered, wanted: str) -> list[str]:
    return sorted(str(found.articles[key].path) for key in choose(found, wanted).keys)


def test_the_event_of_most_outlets_is_the_first() -> None:
    found = gathered(MUSEUM[0], *OTHER_FERRY, *FERRY)
    told = choose(found, "1")

    assert paths(found, "1") == ["3.txt", "4.txt", "5.txt"]
    assert paths(found, "2") == ["1.txt", "2.txt"]
    assert paths(found, told.id or "") == paths(found, "1")
    assert told.told.startswith("story 1 of 2: 3 of 6 articles; ")


def test_all_are_one_event_where_that_is_asked_for() -> None:
    found = gathered(MUSEUM[0], *FERRY)
    told = choose(found, ALL)

    assert len(told.keys) == 4
    assert (told.id, told.told) == (None, "")


def test_nothing_is_left_out_of_what_is_one_event() -> None:
    assert choose(gathered(*FERRY), "1").told == ""


def test_one_article_is_an_event() -> None:
    assert len(choose(gathered(FERRY[0]), "1").keys) == 1


@pytest.mark.parametrize("wanted", ["0", "3", "nonsense", "99999999999", "-1", "²"])
def test_a_story_that_is_not_there_is_refused(wanted: str) -> None:
    with pytest.raises(click.ClickException, match="There is no story"):
        choose(gathered(*FERRY, *OTHER_FERRY), wanted)


def test_articles_of_no_event_are_refused_with_what_to_do() -> None:
    with pytest.raises(click.ClickException, match="--story all"):
        choose(gathered(FERRY[0], MUSEUM[0]), "1")


def test_of_an_article_that_comes_twice_the_first_counts(tmp_path: Path) -> None:
    found = Gathered()
    article = article_from_text(FERRY[0], path="a.txt", outlet="Post")
    found.add(article)
    found.add(ledger_of(article))

    assert len(found.articles) == 1
    assert found.known == {}
