"""How sources are presented. All people and outlets are invented."""

from __future__ import annotations

import pytest

from accordingto import Reader, article_from_text
from accordingto.reading.actors.source_kinds import FEATURES
from accordingto.reading.encoder.kinds import SOURCE_KINDS
from tests.reading.parts import bundled


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ida Lunde, the mayor, said that the port had closed.", "named"),
        ("Ida Lunde rowed home. Later she said that the port had closed.", "named"),
        ("A senior official with direct knowledge said that the port had closed.", "unnamed"),
        ("A spokeswoman for the port said that it had closed.", "unnamed"),
        ("A lawyer for the port said that the claim had no merit.", "unnamed"),
        ("Officials said that the port had closed.", "unnamed"),
        ("Critics say that the port should close.", "collective"),
        ("Many people believe that the port should close.", "collective"),
        ("Republicans say that the port should close.", "collective"),
        ("A recent poll found that most voters want the port to close.", "document"),
        ("The Harbour Post reported that the port had closed.", "outlet"),
        ("The Senate said that it would vote in May.", "named"),
        ("It is said that the port has closed.", "none"),
    ],
)
def test_a_source_is_presented_by_its_words_and_its_actor(text: str, kind: str) -> None:
    found = Reader().read(article_from_text(text)).attributions

    assert found[0].source_kind == kind


def test_an_outlet_that_a_user_adds_is_one() -> None:
    text = "Tarnmark Dispatches said that the port had closed."

    (one,) = Reader(outlets=["Tarnmark Dispatches"]).read(article_from_text(text)).attributions

    assert one.source_kind == "outlet"


def test_each_feature_has_a_weight_for_each_kind() -> None:
    table = bundled().kinds.sources

    assert list(table.features) == list(FEATURES)
    assert {len(weights) for weights in table.features.values()} == {len(SOURCE_KINDS)}
