"""Names by which somebody is known beside his own. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.actors.naming.bynames import bynames
from tests.reading.actors.test_clusters import clusters, phrases


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("[person|A sailor known locally as “[person|the Heron]”] left", {"the Heron": 0}),
        ("[person|Bo Orr], better known as ‘[person|Foxy]’, left", {"Foxy": 0}),
        ("[person|Bo Orr], known to police in Vale as [person|Foxy], left", {"Foxy": 0}),
        ("[person|The hacker], nicknamed [person|Ghost], left", {"Ghost": 0}),
        ("[person|Bo Orr] (alias [person|Foxy]) left", {"Foxy": 0}),
        ("[person|Bo Orr] left as [person|Foxy] came", {}),
        ("It is known that [person|Bo Orr] left. As [person|Foxy] said", {}),
        ("Nicknamed [person|Foxy] by all", {}),
    ],
)
def test_a_byname_is_of_whom_the_words_before_it_name(source: str, found: dict[str, int]) -> None:
    _, doc, items = phrases(source)
    assert {doc.text_of(items[i].piece): j for i, j in bynames(items, doc).items()} == found


def test_who_has_a_byname_is_meant_by_it_and_by_his_own_name() -> None:
    text = "[person|Bo Orr], known as “[person|Foxy]”, rowed. [person|Foxy] won. [person|Orr] wept."
    assert clusters(text) == [["Bo Orr", "Foxy", "Foxy", "Orr"]]
