from __future__ import annotations

import pytest

from accordingto.ingest.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The mayor of Osmark said on Monday that the harbour would close.", "en"),
        ("Der Bürgermeister sagte am Montag, der Hafen werde geschlossen.", "de"),
        ("Мэр города сказал в понедельник, что порт будет закрыт.", "ru"),
        ("123 456 789 ?!", None),
        ("Yes.", None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    assert language_of(text) == code
