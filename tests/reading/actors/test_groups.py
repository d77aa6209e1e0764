from __future__ import annotations

import pytest

from accordingto.reading.actors.groups import persons_named
from accordingto.reading.syntax.name_tokens import name_tokens, said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bo and Ida Lunde", ["Bo", "Ida Lunde"]),
        ("Bo Marn of Vest and Ida Lunde of Norland", ["Bo Marn", "Ida Lunde"]),
        ("Bo Marn, Ida Lunde, and Orr", ["Bo Marn", "Ida Lunde", "Orr"]),
        ("Bo Marn, 42, and his wife Ida, 36", ["Bo Marn", "Ida"]),
        ("Bo Marn, mayor of Vest and Lund", []),
        ("Bo Marn, R-Tarn., head of the Health, Labor and Roads Committee", []),
        ("Bo Marn, head of the Health, Labor, Roads and Sea Committee", []),
        ("Ida Lunde, her deputies, Garza and Orr", ["Ida Lunde", "Garza", "Orr"]),
        ("Bo Marn, 42, of Vest, Garza and Orr", ["Bo Marn", "Garza", "Orr"]),
        ("Ida Orr, D-Vest., Bo Marn, R-Tarn., and Pia Lunde, I-Vt.", ["Ida Orr", "Bo Marn", "Pia Lunde"]),
        ("Norland, Vestland and the Harbour Union", ["Norland", "Vestland", "Harbour Union"]),
        ("Neither Mr. Orr nor Ida Lunde", ["Orr", "Ida Lunde"]),
        ("Neither Mr. Orr nor his aides", []),
        ("and", []),
        ("", []),
    ],
)
def test_persons_that_a_phrase_joins(text: str, names: list[str]) -> None:
    assert [said(text, name) for name in persons_named(name_tokens(text))] == names
