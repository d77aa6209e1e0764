"""Headlines altered by a word or two."""

from __future__ import annotations

import random

import pytest

from training.support import edits
from training.support.acts import find_act


def rng() -> random.Random:
    return random.Random(1)


@pytest.mark.parametrize(
    ("headline", "verb", "base"),
    [
        ("Port raises harbour tolls", "raises", "raise"),
        ("Port to raise harbour tolls", "raise", "raise"),
        ("Orr: Port will close in June", "close", "close"),
        ("Port in peril", None, None),
    ],
)
def test_the_verb_of_a_headline_is_found(headline: str, verb: str | None, base: str | None) -> None:
    found = find_act(headline)

    assert (found.form if found else None, found.base if found else None) == (verb, base)


@pytest.mark.parametrize(
    ("headline", "denied"),
    [
        ("Port will raise tolls", {"Port will not raise tolls", "Port will never raise tolls"}),
        ("Port to raise tolls", {"Port not to raise tolls"}),
        (
            "Port raises tolls",
            {"Port does not raise tolls", "Port refuses to raise tolls", "Port no longer raises tolls"},
        ),
        ("Port in peril", {None}),
    ],
)
def test_a_headline_is_denied(headline: str, denied: set[str | None]) -> None:
    assert edits.deny(headline, rng()) in denied


def test_a_denial_is_taken_back() -> None:
    assert edits.admit("Port will not raise tolls") == "Port will raise tolls"
    assert edits.admit("Port raises tolls") is None


def test_a_hedge_is_dropped_and_put_in() -> None:
    assert edits.make_sure("Port may raise tolls") == "Port will raise tolls"
    assert edits.make_sure("Port raises tolls") is None
    hedged = edits.hedge("Port raises tolls", rng())
    assert hedged in {f"Port {modal} raise tolls" for modal in ("may", "might", "could")}


def test_a_part_becomes_the_whole() -> None:
    assert edits.overstate("Most ferry workers strike", rng()) == "all ferry workers strike"


@pytest.mark.parametrize("more", [True, False])
def test_a_number_becomes_larger_or_smaller(more: bool) -> None:
    found = edits.recount("Blast kills 20 in Vestby", rng(), more=more)

    assert found is not None
    headline, is_year = found
    number = int(headline.split()[2])
    assert (number > 20) == more
    assert number != 20
    assert not is_year


def test_a_year_is_known() -> None:
    found = edits.recount("Port opened in 1987", rng(), more=True)

    assert found is not None
    assert found[1]


def test_a_name_becomes_another_of_the_body() -> None:
    body = "The port was closed by Orr. Later it was Lund who asked."
    assert edits.rename("Port closed by Orr in June", body, rng()) == "Port closed by Lund in June"
    assert edits.rename("Port closed in June", "It rained.", rng()) is None


def test_a_source_is_taken_out_and_put_in() -> None:
    assert edits.without_source("Tolls will rise soon, Ida Orr says") == "Tolls will rise soon"
    assert edits.without_source("Port raises tolls") is None
    assert edits.with_source("Tolls will rise", "Mr. Orr", rng()) in {
        "Tolls will rise, Orr says",
        "Orr: Tolls will rise",
        "Orr says Tolls will rise",
    }
