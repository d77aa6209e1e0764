"""Names that the search for mentions misses. All people and bodies are invented."""

from __future__ import annotations

from accordingto import Reader, article_from_text

FINED = "Judge Ida Orr fined the grocer Emil Orr, no relation, for theft. Orr denied it."


def test_a_person_whom_only_the_tags_name_is_an_actor() -> None:
    assert "Emil Orr" in {actor.name for actor in Reader().read(article_from_text(FINED)).actors}


def test_a_name_whose_initial_ends_the_row_is_not_cut() -> None:
    text = "Deputy Secretary for Works Tomas R. Niden and Norby Sen. Bo Lund met. Lund said it was late."

    actors = {actor.name for actor in Reader().read(article_from_text(text)).actors}

    assert not {"Tomas R", "Norby Sen"} & actors
