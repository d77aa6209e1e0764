"""Names that the search for mentions misses. All people and bodies are invented."""

from __future__ import annotations

from accordingto import Reader, article_from_text

FINED = "Judge Ida Orr fined the grocer Emil Orr, no relation, for theft. Orr denied it."


def test_a_person_whom_only_the_tags_name_is_an_actor() -> None:
    assert "Emil Orr" in {actor.name for actor in Reader().read(article_from_text(FINED)).actors}


def test_the_end_of_an_abbreviation_is_no_title() -> None:
    text = "The dam in the U.S. Emil Orr denied on Monday was shut. Judge Ida Orr said so."

    names = {actor.name for actor in Reader().read(article_from_text(text)).actors}

    assert "Ida Orr" in names
    assert "S. Emil Orr" not in names


def test_a_name_whose_initial_ends_the_row_is_not_cut() -> None:
    text = "Deputy Secretary for Works Tomas R. Niden and Norby Sen. Bo Lund met. Lund said it was late."

    actors = {actor.name for actor in Reader().read(article_from_text(text)).actors}

    assert not {"Tomas R", "Norby Sen"} & actors


def test_one_word_between_commas_names_whom_a_description_means() -> None:
    text = (
        "Bo Devik, a top adviser to Lund, said on Monday that the party should open its board. Devik spoke "
        "in Tarn.\n\nOn Radio Norland his wife, Jane, called for an open vote. “It is not smart,” she said."
    )
    ledger = Reader().read(article_from_text(text))
    names = {actor.id: actor.name for actor in ledger.actors}

    said = {one.source[0].text: names.get(one.actor or "") for one in ledger.attributions if one.source}

    assert said["his wife, Jane"] == said["she"] == "Jane"


def test_the_owner_of_a_source_is_somebody_else() -> None:
    text = "Gov. Ida Orr's spokesman, Bo Lund, said the road was open. The governor said nothing."
    ledger = Reader().read(article_from_text(text))
    names = {actor.id: actor.name for actor in ledger.actors}

    said = {one.source[0].text: names.get(one.actor or "") for one in ledger.attributions if one.source}

    assert said["Gov. Ida Orr's spokesman, Bo Lund"] == "Bo Lund"
    assert said["The governor"] != "Bo Lund"
