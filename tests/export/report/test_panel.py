from __future__ import annotations

from accordingto.export.report.cast import cast_of
from accordingto.export.report.nesting import nest
from accordingto.export.report.panel import WORDINGS, Figure, Panel, panel
from accordingto.types import Ledger
from tests.fakes import ferry, harbour, ledger_from_marks


def panel_of(ledger: Ledger) -> Panel:
    return panel(ledger, cast_of(ledger, nest(ledger.attributions)))


def figures(shown: Panel) -> dict[str, Figure]:
    return {figure.voice.name: figure for figure in (*shown.coloured, *shown.grey, *shown.silent)}


def test_everybody_is_in_the_panel_once() -> None:
    shown = panel_of(ferry())
    assert len(shown.coloured) == 8
    assert shown.speaking == 10
    assert sorted(figures(shown)) == sorted(actor.name for actor in ferry().actors)
    statements = [one.number for figure in figures(shown).values() for one in figure.statements]
    statements += [one.number for one in shown.unidentified]
    assert sorted(statements) == list(range(1, len(ferry().attributions) + 1))


def test_the_words_of_all_add_up_to_the_article() -> None:
    shown = panel_of(ferry())
    unidentified = sum(len(one.content.split()) for one in shown.unidentified)
    words = sum(figure.voice.words for figure in figures(shown).values())
    assert words + unidentified + shown.own_words == len(ferry().article.text.split())


def test_a_group_has_its_members() -> None:
    unions = figures(panel_of(ferry()))["Both unions"]
    assert [member.name for member in unions.members] == ["Deckhands United", "the Calder Pilots’ Guild"]


def test_members_that_the_ledger_does_not_have_are_left_out() -> None:
    ledger = ledger_from_marks("[[a1|All]] came.", {"a1": {"members": ("a7", "a1")}})
    assert [member.name for member in figures(panel_of(ledger))["All"].members] == ["All"]


def test_equal_mentions_are_listed_once_where_they_first_stand() -> None:
    wordings = figures(panel_of(ferry()))["Neema Abara"].wordings
    assert [(one.words, one.count) for one in wordings] == [
        ("Abara", 1),
        ("Transport Secretary Neema Abara", 1),
        ("She", 2),
        ("the minister", 1),
    ]
    assert ferry().article.text[wordings[2].start :].startswith("She added")


def test_many_ways_of_mentioning_are_counted() -> None:
    ledger = ledger_from_marks(" ".join(f"[[a1|Name{n}]]" for n in range(WORDINGS + 3)))
    figure = panel_of(ledger).silent[0]
    assert (len(figure.wordings), figure.other_wordings) == (WORDINGS, 3)


def test_without_actors_the_panel_has_sources() -> None:
    shown = panel_of(harbour())
    assert not shown.has_actors
    assert shown.speaking == 7
    assert [one.source for one in shown.unidentified] == ["", "he", "", "she"]
