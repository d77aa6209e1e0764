"""What a headline says of its own certainty. All people are invented."""

from __future__ import annotations

import pytest

from tests.reading.headline.claims import asked, body_of

BODY = body_of("The mayor, Ida Orr, closed the port in Vik. Many people saw it.")


@pytest.mark.parametrize(
    ("headline", "flag"),
    [
        ("Port may close", "hedged"),
        ("Orr denies port closed", "negative"),
        ("Port did not close", "negative"),
        ("Orr scraps port tolls", "calling_off"),
        ("Port will close", "promising"),
        ("A port in peril", "naming"),
    ],
)
def test_a_headline_says_how_sure_it_is(headline: str, flag: str) -> None:
    flags = ("hedged", "negative", "calling_off", "promising", "naming")
    plain, found = asked("Orr closes port", BODY), asked(headline, BODY)

    assert getattr(found, flag)
    assert not any(getattr(plain, name) for name in flags)


def test_names_are_what_the_body_writes_as_names() -> None:
    found = asked("Mayor Orr Closes Port In Vik", BODY)

    assert {found.terms[i].form for i in found.names} == {"orr", "vik"}


def test_the_act_is_what_is_done() -> None:
    found = asked("Orr closes port", BODY)

    assert [found.terms[i].form for i in found.acts] == ["closes"]
    assert len(found.weights) == len(found.terms)
