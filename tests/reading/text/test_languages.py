from __future__ import annotations

import pytest

from accordingto.ingest import article_from_text
from accordingto.reading import Reader
from accordingto.reading.text.languages import foreign_language

FOREIGN = {
    "de": "Die Fähre nach Osk wird im Juni teurer, sagte die Bürgermeisterin am Montag. "
    "„Wir haben keine andere Wahl“, sagte Else Marn vor dem Rat der Stadt.",
    "fr": "Le bac d'Osk coûtera plus cher en juin, a annoncé lundi la maire de la ville. "
    "« Nous n'avons pas le choix », a dit Else Marn devant le conseil municipal.",
    "es": "El transbordador de Osk costará más en junio, dijo el lunes la alcaldesa. "
    "«No tenemos otra opción», declaró Else Marn ante el consejo de la ciudad.",
    "nl": "De veerboot naar Osk wordt in juni duurder, zei de burgemeester op maandag. "
    "„We hebben geen andere keuze”, zei Else Marn tegen de raad van de stad.",
    "ru": "Паром до Оска в июне подорожает, сообщила в понедельник мэр города. "
    "«У нас нет выбора», — сказала Эльза Марн на заседании совета.",
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("language", FOREIGN)
def test_a_text_in_another_language_has_a_warning_and_no_attributions(language: str, reader: Reader) -> None:
    ledger = reader.read(article_from_text(FOREIGN[language]))

    assert [one.code for one in ledger.warnings if one.code != "date_conflict"][:1] == ["not_english"]
    assert f"({language})" in ledger.warnings[0].message
    assert ledger.attributions == ()
    assert ledger.sentences
    assert {claim.chain for claim in ledger.claims} == {("outlet",)}


def test_a_text_in_another_language_is_read_where_that_is_asked_for(reader: Reader) -> None:
    ledger = reader.read(article_from_text(FOREIGN["nl"]), any_language=True)
    asked = Reader(any_language=True).read(article_from_text(FOREIGN["nl"]))

    assert ledger == asked
    assert "not_english" in {one.code for one in ledger.warnings}


@pytest.mark.parametrize(
    "text",
    [
        "Marn quits.",
        "Osk ferry toll rises: Marn, Vik condemn Lund council decision on port budget deal vote",
        "Else Marn said: “Wir haben keine andere Wahl, die Fähre wird im Juni teurer, und das ist gut.” "
        "The mayor told the council that the toll would rise, and that the port had no choice.",
        "Ja.",
        "Dupont, Müller, García, Jansen, Rossi win regional primaries.",
    ],
)
def test_english_and_what_is_too_short_to_tell_is_not_foreign(text: str) -> None:
    assert foreign_language(article_from_text(text)) is None
