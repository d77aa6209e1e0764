from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from accordingto.export.report import new_environment


def rendered(template: str, **values: object) -> str:
    return new_environment().from_string(template).render(values)


def test_what_is_inserted_is_escaped_and_what_html_cannot_hold_is_replaced() -> None:
    assert rendered("{{ v }}", v="<b>\0\ud800") == "&lt;b&gt;\ufffd\ufffd"


def test_what_is_missing_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        rendered("{{ nothing }}")


def test_exact_text_keeps_its_carriage_returns() -> None:
    assert rendered("{{ v | exact }}", v="a\r\n<") == "a&#13;\n&lt;"


def test_dates_and_stances_are_written_out() -> None:
    assert rendered("{{ '2031-03-04' | day }}; {{ '2031-03-04T17:30:05Z' | moment }}") == (
        "4 Mar 2031; 4 Mar 2031, 17:30"
    )
    assert rendered("{{ 'probable' | stance }}{{ 'certain' | stance }}{{ none | stance }}") == (
        "presented as probable"
    )


def test_templates_of_a_page_go_before_those_of_the_report(tmp_path: Path) -> None:
    (tmp_path / "report.html.j2").write_text("another", encoding="utf-8")

    assert new_environment(tmp_path).get_template("report.html.j2").render() == "another"
    assert new_environment(tmp_path).get_template("story.html.j2")
