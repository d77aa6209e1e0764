from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from accordingto.export import STATIC
from accordingto.export.report.cast import COLOURS, GREY, NOBODY, UNIDENTIFIED, Cast, Voice, cast_of
from accordingto.export.report.nesting import nest
from accordingto.types import Ledger
from tests.fakes import ferry, harbour, ledger_from_marks

STYLE = (STATIC / "report.css").read_text(encoding="utf-8")


def cast(ledger: Ledger) -> Cast:
    return cast_of(ledger, nest(ledger.attributions))


def by_id(ledger: Ledger) -> dict[str, Voice]:
    return {one.id: voice for one, voice in zip(ledger.attributions, cast(ledger).speakers, strict=True)}


def test_an_actor_is_one_voice_whatever_the_words() -> None:
    said = by_id(ferry())
    assert said["q2"] == said["q3"] == said["q4"]
    assert said["q3"].name == "Neema Abara"
    assert said["q3"].statements == (2, 3, 4)
    assert said["q11"].description == "chairwoman, North Sound Ferries"


def test_who_says_most_comes_first_and_who_says_nothing_last() -> None:
    voices = cast(ferry()).voices
    assert [voice.number for voice in voices] == list(range(1, len(ferry().actors) + 1))
    spoken = [voice.words for voice in voices]
    assert spoken == sorted(spoken, reverse=True)
    silent = [voice.name for voice in voices if not voice.statements]
    assert [voice.name for voice in voices[-len(silent) :]] == silent
    assert {"Petra Lund", "Port Calder", "Radio Skerry"} <= set(silent)


def test_a_source_that_is_not_identified_is_grey_and_keeps_its_words() -> None:
    said = by_id(ferry())
    assert (said["q17"].number, said["q17"].colour, said["q17"].name) == (UNIDENTIFIED, GREY, "he")
    assert said["q16"].number == UNIDENTIFIED
    assert said["q16"] not in cast(ferry()).voices


def test_an_actor_that_the_ledger_does_not_have_is_not_identified() -> None:
    ledger = ferry()
    lost = tuple(replace(one, actor="a99") for one in ledger.attributions)
    assert {voice.number for voice in cast(replace(ledger, attributions=lost)).speakers} == {UNIDENTIFIED}


def test_without_actors_a_voice_is_the_words_of_its_source() -> None:
    said = by_id(harbour())
    assert said["q3"] == said["q12"]
    assert said["q3"] != said["q2"]
    assert said["q3"].colour != GREY
    assert said["q9"].name == "he"
    assert (said["q9"].number, said["q7"].number) == (UNIDENTIFIED, UNIDENTIFIED)
    assert (said["q9"].colour, said["q7"].colour) == (GREY, GREY)
    assert said["q7"].name == NOBODY
    assert not cast(harbour()).has_actors


@pytest.mark.parametrize("mark", ["[[a{n}|Source{n}]]", "Source{n}"], ids=["actors", "words"])
def test_at_most_eight_voices_are_coloured(mark: str) -> None:
    said = " ".join(
        f"[[q{n}.source|{mark.format(n=n)}]] [[q{n}.cue|said]] [[q{n}.content|{'so ' * n}]]."
        for n in range(1, 13)
    )
    colours = [voice.colour for voice in cast(ledger_from_marks(said)).speakers]
    assert colours == [0, 0, 0, 0, *range(COLOURS, 0, -1)]


def test_who_says_nothing_has_no_colour() -> None:
    ledger = ledger_from_marks("[[a1|Mara]] met [[a2|Ilse]].")
    assert [voice.colour for voice in cast(ledger).voices] == [GREY, GREY]


def test_a_name_of_nothing_but_blanks_is_replaced_by_the_id() -> None:
    ledger = ledger_from_marks("[[a1|Mara]] came.", {"a1": {"name": " \n"}})
    assert [voice.name for voice in cast(ledger).voices] == ["a1"]


@pytest.mark.parametrize(
    ("mention", "name", "role", "shown"),
    [
        ("his members", "his  members", "Members", ""),
        ("a senior official", "a senior official", "official", ""),
        ("her spokeswoman", "her spokeswoman", "woman", "woman"),
        ("the woman", "the woman", "lawyer", "lawyer"),
        ("Mayor Lund", "Mayor Lund", "Mayor", "Mayor"),
    ],
)
def test_a_description_that_holds_the_role_is_not_followed_by_it(
    mention: str, name: str, role: str, shown: str
) -> None:
    ledger = ledger_from_marks(f"[[a1|{mention}]] came.", {"a1": {"name": name, "role": role}})
    assert [voice.role for voice in cast(ledger).voices] == [shown]
    assert [voice.description for voice in cast(ledger).voices] == [shown]


def luminance(colour: str) -> float:
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_colours_stand_out_from_the_paper(theme: int) -> None:
    found = re.findall(r"--(paper|ink|quiet|k\d): light-dark\((#\w{6}), (#\w{6})\)", STYLE)
    theme_tokens = {name: colours[theme] for name, *colours in found}
    assert len(theme_tokens) == COLOURS + 4
    paper = luminance(theme_tokens["paper"])
    for name, colour in theme_tokens.items():
        lighter, darker = sorted((paper, luminance(colour)), reverse=True)
        contrast = (lighter + 0.05) / (darker + 0.05)
        needed = {"paper": 1.0, "ink": 7.0, "quiet": 4.5}.get(name, 3.0)
        assert contrast >= needed, name


def test_a_role_that_names_the_affiliation_is_not_followed_by_it() -> None:
    fields = {"name": "Ida Lund", "role": "Harbour Post columnist", "affiliation": "Harbour Post"}
    (voice,) = cast(ledger_from_marks("[[a1|Ida Lund]] came.", {"a1": fields})).voices
    assert voice.description == "Harbour Post columnist"
    assert voice.affiliation == "Harbour Post"
