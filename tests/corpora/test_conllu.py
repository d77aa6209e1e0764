from __future__ import annotations

import pytest

from corpora.conllu import parse


def row(id: str, form: str, head: str = "0", misc: str = "_") -> str:
    return "\t".join([id, form, form.lower(), "X", "X", "_", head, "dep", "_", misc])


CONTENT = "\n".join(
    [
        "# newpar",
        "# sent_id = a-1",
        "# speaker = Ada",
        row("1-2", "Don't", misc="_"),
        row("1", "Do", "3"),
        row("2", "n't", "3"),
        row("2.1", "ghost"),
        row("3", "go", misc="SpaceAfter=No"),
        row("4", ".", "3"),
        "",
        "# sent_id = a-2",
        row("1-2", "Gimme", misc="SpaceAfter=No"),
        row("1", "give"),
        row("2", "me", "1"),
        row("3", "!", "1"),
        "",
        "# newpar",
        "# sent_id = a-3",
        row("1", "Yes"),
        "",
    ]
)


def test_text_is_the_surface_with_its_paragraphs() -> None:
    assert parse(CONTENT).text == "Don't go. Gimme!\n\nYes"


def test_words_have_their_places() -> None:
    tree = parse(CONTENT)
    shown = [[tree.text[w.start : w.end] for w in s.words] for s in tree.sentences]
    assert shown == [["Do", "n't", "go", "."], ["Gimme", "Gimme", "!"], ["Yes"]]
    assert [tree.text[s.start : s.end] for s in tree.sentences] == ["Don't go.", "Gimme!", "Yes"]


def test_heads_are_indices_and_speakers_are_kept() -> None:
    first, second, _ = parse(CONTENT).sentences
    assert [w.head for w in first.words] == [2, 2, None, 2]
    assert (first.speaker, second.speaker) == ("Ada", None)


def test_what_is_no_conllu_is_refused() -> None:
    with pytest.raises(ValueError, match="columns"):
        parse("1\tonly\tthree")
