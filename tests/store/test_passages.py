from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from accordingto.errors import DamagedLibrary
from accordingto.store import Library, months, passages, warning_codes
from accordingto.store.passages import LOOKED_AT
from tests.fakes import harbour, ledger_from_marks


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library.db")


def shown(library: Library, text: str, search: str) -> str:
    """The passage of an article, what was found in brackets; empty where there is none."""
    key = library.add(ledger_from_marks(text)).key
    pieces = library.ask(passages, search, [key]).get(key, ())
    return "".join(f"[{one.text}]" if one.found else one.text for one in pieces)


@pytest.mark.parametrize(
    ("search", "passage"),
    [
        ("tolls", "The harbour [tolls] rise in June."),
        ("TOLLS harbour", "The [harbour] [tolls] rise in June."),
        ('"harbour tolls"', "The [harbour tolls] rise in June."),
        ("ris*", "The harbour tolls [rise] in June."),
        ("toll", ""),
        ("rain", ""),
        ("***", ""),
        ("[", ""),
    ],
)
def test_the_words_are_found_as_the_search_finds_them(library: Library, search: str, passage: str) -> None:
    assert shown(library, "The harbour tolls rise in June.", search) == passage


@pytest.mark.parametrize(("text", "search"), [("Café Nähe", "cafe nahe"), ("Cafe Nahe", "CAFÉ Nähe")])
def test_case_and_accents_do_not_matter(library: Library, text: str, search: str) -> None:
    assert shown(library, f"{text}.", search) == f"[{text.split()[0]}] [{text.split()[1]}]."


def test_the_body_goes_before_the_headline(library: Library) -> None:
    text = "[[headline|Tolls rise]]\n\nIt rained.\n\nThe tolls rise, the port said."

    assert shown(library, text, "tolls") == "The [tolls] rise, the port said."
    assert shown(library, "[[headline|Tolls rise]]\n\nIt rained.", "tolls") == "[Tolls] rise"


def test_the_passage_has_most_of_the_words_and_is_cut_between_others(library: Library) -> None:
    text = "The port waits. " * 30 + "Now the port and its tolls matter. " + "Nobody waits. " * 30

    passage = shown(library, text, "tolls port")

    assert "[port] and its [tolls] matter" in passage
    assert passage.startswith("…\u00a0") and passage.endswith("\u00a0…")
    assert 150 < len(passage) < 280


def test_white_space_is_collapsed_and_markup_is_text(library: Library) -> None:
    assert shown(library, "A  <b>toll</b>\r\n is due.", "toll due") == "A <b>[toll]</b> is [due]."


def test_words_of_a_phrase_do_not_overlap_and_a_phrase_may_begin_a_word(library: Library) -> None:
    assert shown(library, "tolls tolls tolls", '"tolls tolls"') == "[tolls tolls] tolls"
    assert shown(library, "The harbour tollgate.", '"harbour toll*"') == "The [harbour tollgate]."
    assert shown(library, "Of the harbour", '"harbour toll*"') == ""


@pytest.mark.parametrize(
    ("unit", "search"),
    [("a ", "a"), ("a ", "a*"), ("ab ac ad ", "a* ab* ac* ad* ab ac ad"), ("a ", '"' + "a " * 31 + 'b"')],
)
def test_many_places_cost_no_more_than_their_number(library: Library, unit: str, search: str) -> None:
    def seconds(length: int) -> float:
        key = library.add(ledger_from_marks(unit * (length // len(unit)) + "end.")).key
        times = []
        for _ in range(3):
            began = process_time()
            library.ask(passages, search, [key])
            times.append(process_time() - began)
        return min(times)

    seconds(1_000)
    assert seconds(80_000) < 12 * max(seconds(20_000), 0.001)


def test_far_behind_in_a_long_article_no_passage_is_looked_for(library: Library) -> None:
    text = "It rained. " * (LOOKED_AT // 11 + 1)

    assert shown(library, f"{text}The tolls rise.", "tolls") == ""
    assert "[tolls]" in shown(library, f"The tolls rise. {text}", "tolls")


def test_an_article_that_is_gone_has_none(library: Library) -> None:
    assert library.ask(passages, "toll", ["0123456789abcdef"]) == {}


def test_the_library_as_a_whole(library: Library) -> None:
    library.add(harbour())
    library.add(ledger_from_marks("It rained.", published="2031-02-28"))
    library.add(ledger_from_marks("It poured.", published="2031-04-01"))
    library.add(ledger_from_marks("It snowed."))

    assert [(one.name, one.count) for one in library.ask(months)] == [("2031-02", 2), ("2031-04", 1)]
    assert library.ask(warning_codes) == ("quote_without_speaker",)


def test_a_text_that_looks_like_what_stands_around_it_is_read_whole(library: Library) -> None:
    text = 'It said "article": and },"sentences": first. ' + "No word matters. " * 5000 + "The tolls rise."

    assert shown(library, text, "tolls").endswith("The [tolls] rise.")


def test_a_ledger_that_is_damaged_is_told(library: Library) -> None:
    key = library.add(ledger_from_marks("The tolls rise.")).key
    with library.transaction() as connection:
        connection.execute("UPDATE readings SET ledger = substr(ledger, 1, 40)")

    with pytest.raises(DamagedLibrary):
        library.ask(passages, "tolls", [key])
