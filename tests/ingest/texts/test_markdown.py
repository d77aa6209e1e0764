from __future__ import annotations

from accordingto.ingest.texts.markdown import read_markdown


def test_reading_text() -> None:
    document = read_markdown(
        "# Ferry *fares* to double\n\nThe [mayor](https://osmark.example) said\nit **twice**:\n\n"
        "> “Never.”\n\n- one\n- two\n  - three\n\n![boat](boat.jpg)\n\n<script>x</script>\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n\nFirst line  \nsecond &amp; last\n"
    )
    assert document.text == (
        "Ferry fares to double\n\nThe mayor said it twice:\n\n“Never.”\n\none\ntwo\nthree\n\n"
        "a\nb\n1\n2\n\ncode\n\nFirst line\nsecond & last"
    )
    assert document.headline is not None
    assert document.headline.text == "Ferry fares to double"
    assert document.headline.start == 0


def test_headline_of_level_one_need_not_come_first() -> None:
    document = read_markdown("A kicker\n\n# The headline\n\nThe body.")
    assert document.headline is not None
    assert (document.headline.start, document.headline.text) == (10, "The headline")


def test_without_headings_the_rule_of_plain_text_holds() -> None:
    document = read_markdown("The headline\n\nThe body.")
    assert document.headline is not None
    assert document.headline.text == "The headline"
    assert read_markdown("Only one sentence.").headline is None


def test_front_matter() -> None:
    document = read_markdown(
        '---\ntitle: "Ferry fares to double"\nauthor: Jonna Vik, Aron Lund\ndate: 2031-05-04\n'
        "publisher: The Osmark Courier\nurl: https://courier.example/fares\ntags: [a, b]\n---\nThe body.\n"
    )
    assert document.text == "Ferry fares to double\n\nThe body."
    assert document.headline is not None
    assert document.headline.text == "Ferry fares to double"
    assert document.byline == ("Jonna Vik", "Aron Lund")
    assert document.published == "2031-05-04"
    assert document.outlet == "The Osmark Courier"
    assert document.url == "https://courier.example/fares"


def test_front_matter_that_is_empty_or_odd_says_nothing() -> None:
    document = read_markdown("---\ndate: last week\nauthor:\n---\nThe body.")
    assert (document.text, document.byline, document.published) == ("The body.", (), None)
    assert read_markdown("Above\n\n---\n\nbelow: the line").text == "Above\n\nbelow: the line"


def test_hostile_nesting_ends() -> None:
    assert "word" not in read_markdown(">" * 5_000 + " word").text
    assert "word" in read_markdown("[" * 5_000 + " word").text
