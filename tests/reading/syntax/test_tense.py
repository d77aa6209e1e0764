"""What is past and to come, by the clause around a day. Texts are invented; 12 March 2031 is a Wednesday."""

from __future__ import annotations

import pytest

from tests.reading.parts import times_in

DAY = "2031-03-12"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ballots close on 17 June.", "2031-06-17"),
        ("Residents go to the polls in October.", "2031-10"),
        ("Voting ends at 8 p.m. Tuesday.", "2031-03-18T20:00"),
        ("The country votes in September.", "2031-09"),
        ("Orr faces Lind in the final on Sunday.", "2031-03-16"),
        ("The ban comes into force in July.", "2031-07"),
        ("Ferries to the islands resume on 3 May.", "2031-05-03"),
        ("Orr and the envoy Lind speak in Vestby on Friday.", "2031-03-14"),
        ("The bridge is closing on Friday.", "2031-03-14"),
        ("The song is out on Friday.", "2031-03-14"),
    ],
)
def test_the_present_tells_of_what_is_arranged(text: str, value: str) -> None:
    assert [one.value for one in times_in(text, DAY)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("All six reached the second round of the open on Tuesday without losing a set.", "2031-03-11"),
        ("The ministers agreed on Thursday to raise the levy.", "2031-03-06"),
        ("After a slow start on Friday, the team recovered.", "2031-03-07"),
        ("In a close vote Thursday, the council passed the levy.", "2031-03-06"),
        ("Her successful launch of the ferry in December drew crowds.", "2030-12"),
        ("Clerks counted early votes on Sunday.", "2031-03-09"),
        ("The shop opens early, and on Friday it was full.", "2031-03-07"),
        ("The head of the mill resigned on Friday.", "2031-03-07"),
    ],
)
def test_a_noun_of_the_same_form_tells_of_nothing_to_come(text: str, value: str) -> None:
    assert [one.value for one in times_in(text, DAY)] == [value]


def test_a_record_is_named_by_the_day_that_it_was_on() -> None:
    said = times_in("The board cited the July 25 call with the mill and will act on July 26.", DAY)
    assert [one.value for one in said] == ["2030-07-25", "2031-07-26"]
    ahead = times_in("The July 25 call will be the first.", DAY)
    assert [one.value for one in ahead] == ["2031-07-25"]
