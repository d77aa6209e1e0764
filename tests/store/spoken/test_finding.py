from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.errors import TooBroad
from accordingto.store import (
    Library,
    Statement,
    StatementQuery,
    count_statements,
    database,
    find_statements,
)
from tests.fakes import ferry, harbour, observatory, orchard
from tests.store.shelves import said, tolls


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library(tmp_path_factory.mktemp("four") / "library.db") as library:
        library.add_all([harbour(), orchard(), observatory(), ferry()])
        yield library


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """What the port and others say of tolls."""
    with Library(tmp_path_factory.mktemp("port") / "library.db") as library:
        spokes = {"role": "spokeswoman", "affiliation": "Port of Velm"}
        for name, words, act, day, outlet, actor in (
            ("Mara Ellison", "that the tolls will rise", "deny", "2031-03-04", "North Post", spokes),
            ("Mara Ellison", "that any toll was planned", "deny", "2031-02-04", "North Post", spokes),
            ("Una Holm", "that tolls are high", "deny", "2031-04-01", "South Post", None),
            (
                "Port of Velm",
                "no tolls before June",
                "promise",
                "2031-04-02",
                "South Post",
                {"kind": "organization"},
            ),
            (
                "Port of Velm",
                "that tolls had been paid back",
                "deny",
                None,
                "South Post",
                {"kind": "organization"},
            ),
        ):
            dated = {} if day is None else {"published": day}
            library.add(said(name, words, act=act, outlet=outlet, actor=actor, **dated))
        yield library


def contents(library: Library, **query: Any) -> list[str]:
    return [one.content for one in library.ask(find_statements, StatementQuery(**query)).items]


def test_every_denial_about_tolls_since_march_by_anybody_of_the_port(port: Library) -> None:
    assert contents(port, text="toll*", acts=("deny",), since="2031-03-01", actor="the port") == [
        "that the tolls will rise"
    ]
    assert contents(port, text="toll*", acts=("deny",), actor="port") == [
        "that the tolls will rise",
        "that any toll was planned",
        "that tolls had been paid back",
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, 5),
        ({"text": "tolls"}, 4),
        ({"text": "TOLL OR tolls"}, 5),
        ({"text": '"tolls will rise"'}, 1),
        ({"text": '"rise tolls"'}, 0),
        ({"text": "toll* NOT rise"}, 4),
        ({"text": "-tolls"}, 1),
        ({"text": "-tolls", "acts": ("promise",)}, 0),
        ({"text": "?!"}, 0),
        ({"acts": ("promise",)}, 1),
        ({"acts": ("promise", "deny")}, 5),
        ({"outlet": "North Post"}, 2),
        ({"outlet": "West Post"}, 0),
        ({"person": "una-holm"}, 1),
        ({"person": "nobody"}, 0),
        ({"actor": "elison"}, 2),
        ({"actor": "nobody"}, 0),
        ({"since": "2031-03-04", "until": "2031-04-01"}, 2),
        ({"until": "2031-03-04"}, 2),
        ({"since": "2031-04-03"}, 0),
        ({"certainties": ("reported",)}, 5),
        ({"certainties": ("hedged",)}, 0),
        ({"polarities": ("negative",)}, 0),
        ({"confidence": 0.9}, 5),
        ({"confidence": 0.91}, 0),
        ({"text": "\udcff \0 tolls"}, 4),
    ],
)
def test_filters_narrow_down_and_are_counted_alike(port: Library, query: dict[str, Any], found: int) -> None:
    assert len(contents(port, **query)) == found
    assert port.ask(count_statements, StatementQuery(**query)).count == found


def test_polarity_and_confidence_narrow_down(four: Library) -> None:
    denied = contents(four, polarities=("negative",))
    assert denied == ["that any sailing had been cut", "having seen the e-mail"]
    assert contents(four, confidence=0.51, until="2031-02-28", text="prepar* OR claim") == [
        "a claim against the board"
    ]
    assert contents(four, confidence=0.65, text="claim") == []


def test_the_newest_come_first_those_of_an_article_in_the_order_of_its_text(four: Library) -> None:
    found = four.ask(find_statements, StatementQuery(), limit=100).items

    titles = list(dict.fromkeys(one.title for one in found))
    assert titles[0] == "Ferry line to end night boats, says Abara" and titles[-1] == "orchard.txt"
    ferries = [one for one in found if one.title == titles[0]]
    assert [one.number for one in ferries] == list(range(1, len(ferry().attributions) + 1))
    assert [one.attribution for one in ferries] == [one.id for one in ferry().attributions]


def test_a_statement_has_its_article_its_speaker_and_its_chain(four: Library) -> None:
    (one,) = four.ask(find_statements, StatementQuery(text='"a pause, not an end"', actor="rasmussen")).items

    assert isinstance(one, Statement)
    assert (one.outlet, one.day, one.name, one.role) == (
        "The Skerry Gazette",
        "2031-05-06",
        "Solveig Rasmussen-Adeyemi",
        "chairwoman",
    )
    assert one.affiliation == "North Sound Ferries"
    assert one.confidence == 0.9
    assert one.person == "solveig-rasmussen-adeyemi"
    assert one.chain == (
        "Ruben Vasquez-Thorne",
        "two pilots",
        "Idris Okonkwo",
        "North Sound Ferries",
        "the minutes of its board",
        "Solveig Rasmussen-Adeyemi",
    )


def test_a_statement_of_nobody_has_an_empty_voice(library: Library) -> None:
    library.add(harbour())

    (one,) = library.ask(find_statements, StatementQuery(text="spring")).items
    assert (one.name, one.person, one.chain) == (None, None, ("",))
    (inner,) = library.ask(find_statements, StatementQuery(text="repaired NOT frost")).items
    assert inner.chain[-1] == "the maker" and len(inner.chain) == 3


@given(limit=st.integers(1, 30), text=st.sampled_from(["", "the", "-the", "a OR the", "t*"]))
def test_the_pages_together_are_the_whole(four: Library, limit: int, text: str) -> None:
    query = StatementQuery(text=text)
    whole = [(one.article, one.number) for one in four.ask(find_statements, query, limit=100).items]
    found, after = [], None
    for _ in range(len(whole) + 1):
        page = four.ask(find_statements, query, after=after, limit=limit)
        found += [(one.article, one.number) for one in page.items]
        after = page.after
        if after is None:
            break

    assert found == whole and whole


@given(
    text=st.text(max_size=60) | st.text('"*():^-+{}. aORNT\0', max_size=30),
    actor=st.text(max_size=30) | st.text('"*():^- aelison', max_size=12),
)
def test_whatever_is_typed_is_no_mistake(four: Library, text: str, actor: str) -> None:
    for query in (
        StatementQuery(text=text),
        StatementQuery(text=text, actor=actor, person=text, outlet=actor),
    ):
        found = four.ask(find_statements, query, limit=200).items

        assert len(found) == four.ask(count_statements, query).count


@pytest.mark.parametrize("question", [find_statements, count_statements])
def test_a_search_that_takes_too_long_is_ended_and_the_next_is_answered(
    four: Library, question: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "QUESTION_SECONDS", -1.0)
    monkeypatch.setattr(database, "_STEPS", 1)
    with pytest.raises(TooBroad, match=r"took more than .* fewer words"):
        four.ask(question, StatementQuery())

    monkeypatch.undo()
    assert four.ask(question, StatementQuery())


@pytest.mark.parametrize("after", ["", "x", "~", "2031-02-03~99999999999999999999"])
def test_a_place_that_is_none_begins_anew(four: Library, after: str) -> None:
    query = StatementQuery()

    assert four.ask(find_statements, query, after=after) == four.ask(find_statements, query)


def test_unknown_actors_are_found_by_the_words_of_the_source(library: Library) -> None:
    library.add(tolls())

    assert contents(library, actor="ellison") == ["the harbour tolls will rise"]
