from __future__ import annotations

from accordingto.stories.cluster.terms import LEAD, LONGEST, stem_of, terms_of


def test_names_are_what_has_a_capital_wherever_it_stands() -> None:
    terms = terms_of("Ferries were late. Ferries to Osmark stop. In Osmark, Vik said ferries would run.")

    assert set(terms.names) == {"osmark", "vik"}
    assert terms.names["osmark"] == 2


def test_a_word_that_is_only_seen_first_in_a_sentence_is_no_name() -> None:
    assert not terms_of("Strikes go on. Ships wait.").names


def test_words_are_counted_without_their_endings_and_names_are_words_too() -> None:
    terms = terms_of("The strikes in Osmark: striking workers and a strike.")

    assert terms.words["strik"] == 3
    assert terms.words["osmark"] == 1
    assert "the" not in terms.words


def test_numbers_and_years_are_apart() -> None:
    terms = terms_of("In 2031 it cost 1,200 crowns, up 3.5 from 1998.")

    assert set(terms.numbers) == {"1200", "3.5"}
    assert set(terms.years) == {"2031", "1998"}


def test_the_possessive_belongs_to_no_name() -> None:
    assert set(terms_of("It was Osmark's and Vik’s.").names) == {"osmark", "vik"}


def test_the_lead_ends() -> None:
    terms = terms_of(" ".join(f"word{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(LEAD + 20)))

    assert terms.lead.total() == LEAD
    assert terms.words.total() == LEAD + 20


def test_only_the_top_of_a_long_text_counts() -> None:
    assert "zebra" not in terms_of("ship " * LONGEST + "zebra").words


def test_an_empty_text_speaks_of_nothing() -> None:
    assert not terms_of("").words


def test_short_words_keep_their_endings() -> None:
    assert stem_of("does") == "does"
    assert stem_of("passes") == "pass"
