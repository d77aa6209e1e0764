from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from accordingto.store import (
    Library,
    Share,
    behind,
    days_of,
    namesakes,
    people,
    portrait,
    seen_in,
    sourcing,
    told,
)
from accordingto.types import HeadlineCheck, Ledger, Span, Warning
from tests.fakes import ledger_from_marks

MARA = "[[q1.source|[[a1|Mara Ellison]]]] [[q1.cue|said]] [[q1.content|the tolls will rise]]"


def article(
    text: str, name: str, attributes: dict[str, dict[str, Any]] | None = None, **given: str
) -> Ledger:
    return ledger_from_marks(
        f"{text} ({name})", attributes or {}, url=f"https://post.example/{name}", **given
    )


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Three articles that name one Mara Ellison, and one that names another."""
    with Library(tmp_path / "library.db") as library:
        chair = {"a1": {"role": "port chairwoman"}, "q1": {"source_kind": "named"}}
        library.add(article(MARA, "one", chair, outlet="Post", published="2031-03-04"))
        library.add(article(f"{MARA}.", "two", chair, outlet="Post", published="2031-03-04T10:00"))
        quiet = (
            "[[q1.source|A clerk]] [[q1.cue|told]] [[q1.addressee|[[a1|Mara Ellison]]]] [[q1.content|no]]."
        )
        library.add(
            article(
                quiet,
                "three",
                {"a1": {"role": "chairwoman"}, "q1": {"source_kind": "unnamed"}},
                outlet="Post",
            )
        )
        library.add(article(MARA, "four", {"a1": {"role": "dentist"}}, published="2031-03-09"))
        yield library


def test_a_portrait_counts_what_articles_say(library: Library) -> None:
    found = library.ask(portrait, "mara-ellison")

    assert found.names == (Share("Mara Ellison", 3),)
    assert found.roles == (Share("port chairwoman", 2), Share("chairwoman", 1))
    assert (found.affiliations, found.articles) == ((), 3)


def test_a_portrait_looks_at_the_articles_added_last(library: Library) -> None:
    assert library.ask(portrait, "mara-ellison", limit=1).roles == (Share("chairwoman", 1),)


def test_days_are_those_of_statements(library: Library) -> None:
    assert library.ask(days_of, "mara-ellison") == (Share("2031-03-04", 2),)


def test_who_is_told_and_who_only_appears(library: Library) -> None:
    assert library.ask(told, "mara-ellison") == 1
    assert [one.role for one in library.ask(seen_in, "mara-ellison", "mentioned").items] == ["chairwoman"]
    assert len(library.ask(seen_in, "mara-ellison", "speaking").items) == 2


def test_appearances_come_in_pages(library: Library) -> None:
    first = library.ask(seen_in, "mara-ellison", limit=2)
    rest = library.ask(seen_in, "mara-ellison", limit=2, after=first.after)

    assert [one.day for one in (*first.items, *rest.items)] == [None, "2031-03-04", "2031-03-04"]
    assert rest.after is None


def test_namesakes_are_the_others_of_the_name(library: Library) -> None:
    (other,) = library.ask(namesakes, "mara-ellison")

    assert other.name == "Mara Ellison"
    assert [one.key for one in library.ask(namesakes, other.key)] == ["mara-ellison"]


def test_somebody_named_in_part_is_found_by_that(library: Library) -> None:
    library.add(article("[[q1.source|[[a1|Okonkwo]]]] [[q1.cue|said]] [[q1.content|no]].", "five"))

    assert [one.name for one in library.ask(people, "okon").items] == ["Okonkwo"]
    assert library.ask(people, "konkwo").items == ()
    assert [one.name for one in library.ask(people, "ellis").items] == ["Mara Ellison"] * 2


def test_behind_a_number_stand_its_articles(library: Library) -> None:
    found = library.ask(behind, "Post", "named", limit=1)
    rest = library.ask(behind, "Post", "named", limit=1, after=found.after)

    assert [(one.day, one.count, one.whole) for one in (*found.items, *rest.items)] == [
        ("2031-03-04", 1, 1)
    ] * 2
    assert [one.day for one in library.ask(behind, "Post", "unnamed").items] == [None]
    assert library.ask(behind, "Post", "dropped").items == ()
    assert library.ask(behind, "Nobody's Post", "named").items == ()


def test_the_numbers_are_the_sums_of_what_is_behind_them(library: Library) -> None:
    ledger = article(MARA, "six", {"q1": {"source_kind": "document"}}, outlet="Post")
    span = Span(0, 4, ledger.article.text[:4])
    checks = tuple(HeadlineCheck(span=span, verdict=one) for one in ("hedge_dropped", "supported"))
    warnings = (Warning(code="single_source", message="One source."),)
    library.add(
        Ledger(
            reader="fake 1",
            article=ledger.article,
            attributions=ledger.attributions,
            headline_checks=checks,
            warnings=warnings,
        )
    )
    (counts,) = library.ask(sourcing, "Post")

    for measure in ("named", "unnamed", "document", "single_source", "dropped"):
        assert (
            sum(one.count for one in library.ask(behind, "Post", measure).items)
            == getattr(counts, measure)
            > 0
        )
    assert library.ask(behind, "Post", "dropped").items[0].whole == 2
