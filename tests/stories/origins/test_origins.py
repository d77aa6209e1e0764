from __future__ import annotations

import pytest

from accordingto.stories.match.statement import statements
from accordingto.stories.origins.origins import Telling, origins_of
from accordingto.stories.origins.sources import sources_of
from tests.stories.ledgers import told


def groups_of(
    *marked: str, kind: str = "named", outlets: tuple[str | None, ...] = (None, None)
) -> list[tuple[str, ...]]:
    tellings = []
    for number, text in enumerate(marked):
        ledger = told(text, f"{number}.txt", {"q1": {"act": "say", "source_kind": kind}})
        said = tuple(statements(number, ledger))
        path = ledger.article.path or ""
        outlet = outlets[number]
        tellings.append(Telling(path, outlet, path, said, sources_of(said, ledger), None, None))
    return list(origins_of(tellings, ()).groups)


@pytest.mark.parametrize("source", ["The mayor of Osmark", "The University of Osmark"])
def test_who_is_described_by_a_place_is_not_meant_wherever_the_place_stands(source: str) -> None:
    cited = f"[[q1.source|{source}]] [[q1.cue|said]] [[q1.content|that the trams stand still]]."

    assert groups_of(cited, "Trams stand still in Osmark.") == []


def test_a_body_that_both_speak_of_is_one_origin() -> None:
    cited = (
        "[[q1.source|The University of Osmark]] [[q1.cue|said]] [[q1.content|that the trams stand still]]."
    )

    assert groups_of(cited, "Trams stand still, a study by the University of Osmark shows.") == [
        ("0.txt", "1.txt")
    ]


@pytest.mark.parametrize(
    ("outlet", "groups"), [("The Osmark Courier", [("0.txt", "1.txt")]), ("Vest Post", [])]
)
def test_who_has_it_from_an_outlet_has_it_from_where_that_has_it(outlet: str, groups: object) -> None:
    citing = "[[q1.source|The Osmark Courier]] [[q1.cue|said]] [[q1.content|that the ferry may stop]]."

    found = groups_of(citing, "The ferry will stop in March.", kind="outlet", outlets=("Radio Vest", outlet))

    assert found == groups
