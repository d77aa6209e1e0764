"""Names of GUM as examples of kinds. The text is ours."""

from __future__ import annotations

from accordingto.reading.encoder.kinds import MENTION_KINDS
from corpora.gum import Document, GumMention
from tests.reading.parts import bundled
from training.kinds.examples import gathered
from training.kinds.names import names_of

TEXT = "Ida Williams left Norway in June. The Danes and the Harbour Board stayed."


def mention(words: str, kind: str) -> GumMention:
    start = TEXT.index(words)
    return GumMention(start, start + len(words), "1", kind, "name", "sgl", "new", start)


def test_names_are_examples_of_what_they_name() -> None:
    drawn = [
        mention("Ida Williams", "person"),
        mention("Norway", "place"),
        mention("June", "time"),
        mention("The Danes", "person"),
        mention("the Harbour Board", "organization"),
    ]
    found = gathered([("ours", *names_of(bundled(), Document("ours", "news", TEXT, (), tuple(drawn))))])

    kinds = [MENTION_KINDS[kind] for kind in found.kinds.tolist()]
    assert kinds == ["person", "place", "other", "group", "organization"]
    assert found.article.tolist() == ["ours"] * 5
    assert len((found + found).rows) == 2 * len(found.rows) == 10
