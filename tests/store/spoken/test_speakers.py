from __future__ import annotations

import pytest

from accordingto.errors import TooBroad
from accordingto.store import Library, Spelling, spelled
from tests.store.shelves import said


@pytest.fixture
def spoken(library: Library) -> Library:
    library.add(said("Mara Ellison", actor={"role": "harbour master", "affiliation": "Port of Velm"}))
    library.add(said("Zoë Ellis-Marsh"))
    library.add(said("the port's spokesman", actor={"kind": "unknown"}))
    return library


def words(library: Library, name: str) -> list[tuple[str, ...]] | None:
    found = library.ask(spelled, name)
    return None if found is None else [one.meant for one in found]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Mara ELLISON", [("mara",), ("ellison",)]),
        ("zoe", [("zoe",)]),
        ("anybody of the port", None),
        ("of the port", [("port",)]),
        ("harbour master", [("harbour",), ("master",)]),
        ("Dr. Ellison", [("ellison",)]),
        ("elli", [("ellis", "ellison")]),
        ("elison", [("ellison",)]),
        ("ellsion", [("ellison",)]),
        ("xellison", [("ellison",)]),
        ("elissonn", None),
        ("nobody", None),
        ("the", [("the",)]),
        ("", []),
        ("?!", None),
    ],
)
def test_a_typed_name_means_words_of_speakers(
    spoken: Library, typed: str, meant: list[tuple[str, ...]] | None
) -> None:
    assert words(spoken, typed) == meant


def test_a_name_that_is_known_is_misspelt_where_nobody_has_it_with_the_others(spoken: Library) -> None:
    spoken.add(said("Ruben Elison"))

    assert words(spoken, "elison") == [("elison",)]
    assert words(spoken, "mara elison") == [("mara",), ("elison", "ellison")]
    assert spoken.ask(spelled, "ruben elison") == (
        Spelling("ruben", ("ruben",)),
        Spelling("elison", ("elison",)),
    )


def test_short_words_are_neither_begun_nor_misspelt(spoken: Library) -> None:
    assert words(spoken, "el") is None
    assert words(spoken, "mar") == [("mara", "marsh")]
    assert words(spoken, "moe") is None


def test_too_many_words_are_refused(spoken: Library) -> None:
    with pytest.raises(TooBroad, match="33 words; use at most 32"):
        spoken.ask(spelled, " ".join(f"w{number}" for number in range(33)))
