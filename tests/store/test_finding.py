from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.errors import NotInLibrary, TooBroad
from accordingto.store import MOST_COUNTED, Library, Query, count, database, entry, find, people
from accordingto.store.finding import MOST_WORDS, match_of
from tests.fakes import ferry, harbour, ledger_from_marks, observatory, orchard
from tests.store.shelves import said, tolls

DAYS = ("2031-03-01", "2031-03-02", "2031-03-02T08:00:00Z", "2031", "", None)


def titles(library: Library, **query: Any) -> list[str]:
    return sorted(one.title for one in library.ask(find, Query(**query)).items)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Twenty-four articles of six days, four of each."""
    with Library(tmp_path_factory.mktemp("many") / "library.db") as library:
        for number in range(24):
            day = DAYS[number % len(DAYS)]
            given: dict[str, Any] = {} if day is None else {"published": day}
            library.add(said(words=f"boat {number} sails", path=f"{number}.txt", **given))
        yield library


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library(tmp_path_factory.mktemp("four") / "library.db") as library:
        library.add_all([harbour(), orchard(), observatory(), ferry()])
        yield library


@given(st.text(max_size=60) | st.text('"*():^-+{}. a\0', max_size=30))
def test_whatever_is_typed_is_no_mistake(four: Library, text: str) -> None:
    found = four.ask(find, Query(text=text)).items

    assert len(found) == four.ask(count, Query(text=text)) <= 4


@pytest.mark.parametrize(
    "text",
    [
        '"',
        '""',
        '"""',
        "*",
        "AND",
        "OR NOT",
        "NEAR(a b)",
        "title:flood",
        "^flood",
        "\0",
        "a\0b",
        "\udcff",
        "-",
        "’",
    ],
)
def test_odd_signs_have_no_meaning(four: Library, text: str) -> None:
    assert four.ask(count, Query(text=f"barrier {text}")) in (0, 1)


def test_signs_of_the_query_language_are_words() -> None:
    assert match_of("flood OR (rain)") == '"flood" "OR" "(rain)"'
    assert match_of("a\0b") == '"a" "b"'
    assert match_of("?! -") == ""
    assert match_of("a " * 200) == '"a"'
    assert match_of("“tidal barrier”") == '"tidal barrier"'


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (" ".join(f"w{number}" for number in range(MOST_WORDS + 1)), "33 words; use at most 32"),
        ('"' + "a " * (MOST_WORDS + 1) + '"', "33 words"),
        ("-".join("abcdefghijklmnopqrstuvwxyzabcdefghi"), "35 words"),
        (" ".join(f"{letter}*" for letter in "abcdefghi"), "9 words that end in .; use at most 8"),
        ("a" * 1001, "1,001 characters"),
    ],
)
def test_a_search_that_asks_for_too_much_is_refused(four: Library, text: str, complaint: str) -> None:
    for question in (find, count):
        with pytest.raises(TooBroad, match=complaint):
            four.ask(question, Query(text=text))


@pytest.mark.parametrize(
    "question", [partial(find, query=Query()), partial(count, query=Query()), partial(people, name="mara")]
)
def test_a_search_that_takes_too_long_is_ended_and_the_next_is_answered(
    four: Library, question: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "QUESTION_SECONDS", -1.0)
    monkeypatch.setattr(database, "_STEPS", 1)
    with pytest.raises(TooBroad, match=r"took more than .* fewer words"):
        four.ask(question)

    monkeypatch.undo()
    assert four.ask(question)


def test_words_anywhere_phrases_together_and_endings(four: Library) -> None:
    assert four.ask(count, Query(text="flood barrier")) == 1
    assert four.ask(count, Query(text='"flood barrier"')) == 0
    assert four.ask(count, Query(text='"tidal barrier"')) == 1
    assert four.ask(count, Query(text="barri*")) == 1
    assert four.ask(count, Query(text="barri")) == 0
    assert four.ask(count, Query(text="BARRIER")) == 1
    assert four.ask(count, Query(text="?!")) == 0


def test_accents_do_not_count(library: Library) -> None:
    library.add(said(words="Café Zoë will close"))

    assert library.ask(count, Query(text="cafe zoe")) == 1


def test_filters_narrow_down(library: Library) -> None:
    library.add(said(words="one", act="deny", certainty="hedged", outlet="North Post", path="1"))
    library.add(said(words="two", act="deny", certainty=None, outlet="South Post", path="2"))
    library.add(said("Una Holm", "three", act="warn", published="2031-03-04T09:00:00Z", path="3"))

    assert titles(library, outlet="North Post") == ["1"]
    assert titles(library, outlet="East Post") == []
    assert titles(library, acts=("deny",)) == ["1", "2"]
    assert titles(library, certainties=("hedged", "reported")) == ["1", "3"]
    assert titles(library, acts=("deny", "warn"), certainties=("reported",)) == ["3"]
    assert titles(library, person="una-holm") == ["3"]
    assert titles(library, person="nobody") == []
    assert titles(library, since="2031-03-04", until="2031-03-04") == ["3"]
    assert titles(library, since="2031-03-05") == []
    assert titles(library, until="2031-03-03") == []


def test_articles_are_found_by_warning(library: Library) -> None:
    marked = "[[w1|It]] rained."
    library.add(ledger_from_marks(marked, {"w1": {"code": "single_source", "message": ""}}, path="1"))
    library.add(said(path="2"))

    assert titles(library, warnings=("single_source", "unknown_code")) == ["1"]
    assert titles(library, warnings=("unknown_code",)) == []
    (found,) = library.ask(find, Query(warnings=("single_source",))).items
    assert found.warnings == ("single_source",)


@given(limit=st.integers(1, 30), text=st.sampled_from(["", "boat", "sails"]))
def test_the_pages_together_are_the_whole(many: Library, limit: int, text: str) -> None:
    query = Query(text=text)
    whole = [one.key for one in many.ask(find, query, limit=100).items]
    keys: list[str] = []
    after = None
    for _ in range(30):
        page = many.ask(find, query, after=after, limit=limit)
        keys += [one.key for one in page.items]
        after = page.after
        if after is None:
            break

    assert len(whole) == 24
    assert keys == whole


def test_the_newest_come_first_and_those_without_a_day_last(many: Library) -> None:
    days = [(one.published or "")[:10] for one in many.ask(find, Query(), limit=100).items]

    assert days[:8] == ["2031-03-02"] * 8
    assert days[8:12] == ["2031-03-01"] * 4
    assert set(days[12:]) == {"2031", ""}


@pytest.mark.parametrize("after", ["", "x", "~", "2031-03-02~", "~99999999999999999999", "2031-03-02~1~1"])
def test_a_place_that_is_none_begins_anew(many: Library, after: str) -> None:
    assert many.ask(find, Query(), after=after) == many.ask(find, Query())


def test_more_than_is_counted_is_said(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_COUNTED == 1000
    monkeypatch.setattr("accordingto.store.finding.MOST_COUNTED", 2)
    library.add_all(said(words=f"number {number}") for number in range(5))

    assert library.ask(count, Query()) == 3


def test_an_entry_is_asked_for_by_key(library: Library, path: Path) -> None:
    key = library.add(tolls(outlet="North Post", url="https://north.example/tolls", path="t.txt")).key

    found = library.ask(entry, key)

    assert (found.title, found.outlet, found.versions, found.statements) == ("t.txt", "North Post", 1, 1)
    with pytest.raises(NotInLibrary):
        library.ask(entry, "none")
