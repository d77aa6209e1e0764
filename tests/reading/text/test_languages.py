from __future__ import annotations

import pytest

from accordingto.ingest import article_from_text
from accordingto.reading import Reader
from accordingto.reading.encoder.tokens import tokenize
from accordingto.reading.syntax.document import Document
from accordingto.reading.text.languages import foreign_language
from tests.reading.parts import WORDPIECE

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


NEIGHBOURS = {
    "da": "Færgen til Osk bliver dyrere i juni, siger borgmesteren. Hun vil have flere penge for sejladsen,"
    " og byen skal have en ny kaj. For to år siden stod der en lille by ved havnen, og for mange er "
    "prisen for høj. Vi vil have en bedre rute, siger Else Marn, som bor i en by nær kysten. Rådet "
    "skal mødes i næste uge.",
    "no": "Ferga til Osk blir dyrere i juni, sier ordføreren. Hun vil ha mer penger for seilingen, og en by"
    " som Osk må ha en ny kai. For to år siden var det en liten by ved havna, og for mange er prisen "
    "for høy. Vi vil ha en bedre rute for alle, sier Else Marn, som bor i en by nær kysten.",
    "nl": "De veerboot naar Osk wordt in juni duurder, zei de burgemeester. Het was een moeilijk jaar en de"
    " prijs was te laag of te hoog, zei ze. Wie in de stad woont was tegen, en wie er werkt was voor."
    " Was er geld over, dan was het voor de kade of voor een brug.",
    "sv": "Färjan till Osk blir dyrare i juni, säger borgmästaren. Hon vill ha mer pengar för resan, och en"
    " by som Osk måste ha en ny kaj. För två år sedan var det en liten by vid hamnen, och för många "
    "är priset för högt. Vi vill ha en bättre linje, säger Else Marn, som bor i en by nära kusten.",
    "af": "Die veerboot na Osk word in Junie duurder, sê die burgemeester. Dit was 'n moeilike jaar en die "
    "prys was te laag of te hoog, het sy gesê. Ons wil weet of die raad volgende week vir die nuwe "
    "kaai sal stem. Niemand weet wat in die winter met die boot sal gebeur nie.",
}
"""Texts in languages that share small words with English: for, by, have, was, of."""


def language_of(text: str) -> str | None:
    """The language of a text, if that is certainly not English."""
    article = article_from_text(text)
    return foreign_language(article, Document(article.text, tokenize(article.text, WORDPIECE)).written)


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
        "El alcalde dijo que no.",
        "JUST WATCHED Who is Else Marn? Replay More Videos ... MUST WATCH Who is Else Marn? 02:15",
        "Former Port Director Ida Orr Calls For Strike If Marn Fires Bo Vik On Monday",
        "Photos: Hide Caption 1 of 14 " * 4,
        "𝗧𝗵𝗲 𝗳𝗲𝗿𝗿𝘆 𝘁𝗼 𝗢𝘀𝗸 𝘄𝗶𝗹𝗹 𝗯𝗲 𝗱𝗲𝗮𝗿𝗲𝗿 𝗶𝗻 𝗝𝘂𝗻𝗲",
        "Dupont, Müller, García, Jansen, Rossi win regional primaries.",
    ],
)
def test_english_and_what_is_too_short_to_tell_is_not_foreign(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize("language", NEIGHBOURS)
def test_words_that_english_shares_with_its_neighbours_make_no_text_english(language: str) -> None:
    assert language_of(NEIGHBOURS[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "市長は港の料金を六月に上げると話した。",
        "港は閉鎖された。",
        "Паром стоит.",
        "นายกเทศมนตรีกล่าวว่าค่าเรือข้ามฟากจะขึ้นในเดือนมิถุนายน",
        "মেয়র সোমবার বলেছেন, জুন মাসে ফেরির ভাড়া বাড়বে।",
        "மேயர் திங்கட்கிழமை கூறினார், படகு கட்டணம் உயரும்.",
        "قَالَ العُمْدَةُ إِنَّ رُسُومَ العَبَّارَةِ سَتَرْتَفِعُ.",
    ],
)
def test_another_script_is_sure_however_short_the_text_is(text: str) -> None:
    assert language_of(text) is not None
