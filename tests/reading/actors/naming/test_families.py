"""Families, and others who are named for somebody. All people and bodies are invented."""

from __future__ import annotations

import pytest

from accordingto import Reader, article_from_text


def actors_of(text: str) -> list[str | None]:
    ledger = Reader().read(article_from_text(text))
    names = {actor.id: actor.name for actor in ledger.actors}
    return [names.get(one.actor or "") for one in ledger.attributions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bo Lund won on Monday. The Lund family said it was proud.", "The Lund family"),
        ("Bo Lund won on Monday. A Lund delegate said he was glad.", "A Lund delegate"),
        ("Bo Lund spoke in Norby on Monday. The Lunds said they would sell the house.", "Lunds"),
        ("Bo Lund spoke on Monday. Lund said he would sell the house.", "Bo Lund"),
    ],
)
def test_who_belongs_to_somebody_is_not_called_by_his_name(text: str, expected: str) -> None:
    assert expected in actors_of(text)


def test_a_family_is_a_group() -> None:
    ledger = Reader().read(
        article_from_text("Bo Lund spoke on Monday. The Lunds said they would sell the house.")
    )

    assert {actor.name: actor.kind for actor in ledger.actors}["Lunds"] == "group"
