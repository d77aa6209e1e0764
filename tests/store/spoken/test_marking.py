from __future__ import annotations

from accordingto.store import marked
from accordingto.store.spoken.marking import LONGEST


def found(text: str, content: str) -> list[str]:
    (pieces,) = marked(text, [content])
    return [piece.text for piece in pieces if piece.found]


def test_wanted_words_are_marked_and_others_not() -> None:
    content = "Tolls for night boats will rise, as tolls did."

    assert found('toll* OR levy "night boats" -ferry', content) == ["Tolls", "night boats", "tolls"]
    assert found("", content) == []
    assert "".join(piece.text for piece in marked("tolls", [content])[0]) == content


def test_of_a_long_content_the_part_with_the_words_is_shown() -> None:
    content = "word " * 400 + "walrus " + "word " * 400
    (pieces,) = marked("walrus", [content])
    shown = "".join(piece.text for piece in pieces)

    assert "walrus" in shown and len(shown) < LONGEST + 10
    assert shown.startswith("…") and shown.endswith("…")
    assert len("".join(piece.text for piece in marked("", ["x" * 5000])[0])) < LONGEST + 10
