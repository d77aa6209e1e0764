"""Mentions of GUM as examples of kinds. The text is ours."""

from __future__ import annotations

from accordingto.reading.encoder.kinds import MENTION_KINDS
from accordingto.types import MentionForm
from corpora.gum import Document, GumMention
from tests.reading.parts import bundled
from training.kinds.examples import gathered
from training.kinds.names import examples_of

TEXT = "Ida Williams left Norway in June. The Danes and the Harbour Board stayed. Two cooks left the town."


def mention(words: str, kind: str, form: MentionForm = "name") -> GumMention:
    start = TEXT.index(words)
    return GumMention(start, start + len(words), "1", kind, form, "sgl", "new", start)


def test_names_are_examples_of_what_they_name() -> None:
    drawn = [
        mention("Ida Williams", "person"),
        mention("Norway", "place"),
        mention("June", "time"),
        mention("The Danes", "person"),
        mention("the Harbour Board", "organization"),
    ]
    found = gathered([("ours", *examples_of(bundled(), Document("ours", "news", TEXT, (), tuple(drawn))))])

    kinds = [MENTION_KINDS[kind] for kind in found.kinds.tolist()]
    assert kinds == ["person", "place", "other", "group", "organization"]
    assert found.article.tolist() == ["ours"] * 5
    assert len((found + found).rows) == 2 * len(found.rows) == 10


def test_descriptions_are_examples_of_what_their_nouns_are() -> None:
    drawn = (mention("Two cooks", "person", "nominal"), mention("the town", "place", "nominal"))
    text = Document("ours", "news", TEXT, (), drawn)
    _, kinds, nouns = examples_of(bundled(), text, described=True)

    assert [MENTION_KINDS[kind] for kind in kinds] == ["group", "place"]
    assert nouns == ["cooks", "town"]
    assert examples_of(bundled(), text)[1] == []
