from __future__ import annotations

from accordingto.reading.actors.naming.metonyms import metonym, stands_for
from accordingto.reading.lexicons import entries


def test_a_metonym_stands_for_the_one_candidate_that_fits() -> None:
    assert stands_for("the Kremlin", ["Ida Lunde", "Russia"]) == 1
    assert stands_for("Downing Street", ["Britain's prime minister"]) == 0
    assert stands_for("the Pentagon", ["Defense Department", "Norland"]) == 0


def test_two_candidates_or_none_leave_it_alone() -> None:
    assert stands_for("the Kremlin", ["Russia", "Moscow"]) == 0
    assert stands_for("the Kremlin", ["Russia", "Russian Federation"]) is None
    assert stands_for("the Kremlin", ["Norland", "Kremlin"]) is None
    assert stands_for("Norland", ["Russia"]) is None


def test_every_entry_is_read() -> None:
    names = [line.split(" | ")[0] for line in entries("metonyms")]
    assert len(names) == len(set(names)) > 50
    assert all(metonym(name) for name in names)
