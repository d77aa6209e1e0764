from __future__ import annotations

import errno

import py3langid
import pytest

from accordingto.ingest.texts.language import language_of


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


def test_a_temporary_file_that_cannot_be_written_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_large(_: str) -> None:
        raise OSError(errno.EFBIG, "File too large")

    monkeypatch.setattr(py3langid, "classify", too_large)
    with pytest.raises(OSError, match="temporary file in"):
        language_of("The tolls will rise in June, the port said.")
