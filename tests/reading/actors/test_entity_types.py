"""One name, one kind. All people and outlets are invented."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from accordingto.reading.actors.entity_types import with_one_kind
from accordingto.reading.encoder.mentions import MentionDrafts
from tests.reading.actors.test_clusters import phrases


def kinds(source: str) -> list[tuple[str, str]]:
    _, doc, items = phrases(source)
    drafts = MentionDrafts(items, np.zeros((len(items), 1), dtype=np.float32), list(range(len(items))))
    return [(doc.text_of(p.piece), p.kind) for p in with_one_kind(drafts, doc).items]


def test_the_kind_that_a_name_mostly_has_is_its_kind() -> None:
    source = "[person|Vestby] won. [place|Vestby] lies low. In [place|Vestby] it rained."

    assert kinds(source) == [("Vestby", "place")] * 3


def test_a_surname_is_the_person_whose_it_is() -> None:
    assert kinds("[person|Ida Lunde] left. [organization|Lunde] rowed.")[1] == ("Lunde", "person")


def test_an_acronym_is_what_it_stands_for() -> None:
    source = "[organization|World Harbour Forum] met. [person|WHF] members left."

    assert kinds(source)[1] == ("WHF", "organization")


def test_what_all_mentions_of_a_name_are_likely_to_be_counts() -> None:
    _, doc, items = phrases("[person|Vestby] won. [person|Vestby] lies low. In [place|Vestby] it rained.")
    unsure = [(0.5, 0.05, 0.05, 0.3, 0.05, 0.05)] * 2
    sure = (0.01, 0.01, 0.01, 0.95, 0.01, 0.01)
    judged = [replace(item, chances=own) for item, own in zip(items, [*unsure, sure], strict=True)]
    drafts = MentionDrafts(judged, np.zeros((3, 1), dtype=np.float32), [0, 1, 2])

    assert [p.kind for p in with_one_kind(drafts, doc).items] == ["place"] * 3


def test_a_byname_is_of_the_kind_of_who_has_it() -> None:
    assert kinds("[person|Bo Orr], known as [object|Foxy], left. [object|Foxy] won.")[1] == ("Foxy", "person")


def test_two_names_with_a_hyphen_name_nobody_where_each_stands_alone_too() -> None:
    pair = "[person|Orr-Lund] is a debate. [person|Orr] met [person|Lund]."
    double = "[person|Orr-Lund] debates. [person|Lund] left."

    assert kinds(pair)[0] == ("Orr-Lund", "abstract")
    assert kinds(double)[0] == ("Orr-Lund", "person")


def test_what_somebody_owns_is_described_and_no_pronoun() -> None:
    _, doc, items = phrases("[person|his wife] left")
    called = [replace(items[0], form="pronoun")]
    drafts = MentionDrafts(called, np.zeros((1, 1), dtype=np.float32), [0])

    assert with_one_kind(drafts, doc).items[0].form == "nominal"


def test_a_word_with_a_capital_that_owns_something_is_a_name() -> None:
    _, doc, items = phrases("In [person|Orr's] first address it rained.")
    nominal = [replace(items[0], form="nominal")]
    drafts = MentionDrafts(nominal, np.zeros((1, 1), dtype=np.float32), [0])

    assert with_one_kind(drafts, doc).items[0].form == "name"


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ("[person|Orr, a painter in Norby], left.", "name"),
        ("[person|Farmers, a loud group in Vest], left.", "nominal"),
    ],
)
def test_a_description_that_begins_with_a_name_is_a_name(source: str, form: str) -> None:
    _, doc, items = phrases(source)
    nominal = [replace(items[0], form="nominal")]
    drafts = MentionDrafts(nominal, np.zeros((1, 1), dtype=np.float32), [0])

    assert with_one_kind(drafts, doc).items[0].form == form


@pytest.mark.parametrize(
    "source",
    [
        "[person|Osk Lines Inc.] grew.",
        "[person|Osk Lines Inc., its rival], grew.",
        "[person|Osk Lines Corp] grew.",
        "[place|Osk Ltd. (“Osk”)] grew.",
        "[person|Its rival, Osk Lines Inc.], grew.",
        "[person|Its rival], [person|Osk Lines Inc.], grew.",
    ],
)
def test_what_has_the_legal_form_of_a_company_is_a_body(source: str) -> None:
    assert {kind for _, kind in kinds(source)} == {"organization"}


@pytest.mark.parametrize(
    "source",
    [
        "[person|Bo Lund, chief of Osk Lines Inc.,] left.",
        "[person|Bo Lund], of Osk Lines Inc., left.",
        "[person|The chief of its rival], [organization|Osk Lines Inc.], left.",
        "[person|Bo Corporal] left.",
    ],
)
def test_and_its_people_are_none(source: str) -> None:
    assert kinds(source)[0][1] == "person"
