from __future__ import annotations

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from accordingto.versions.changes import Edit
from accordingto.versions.textdiff import diff


def told(old: str, new: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.old.text, one.new.text) for one in diff(old, new).edits]


def test_words_that_were_replaced_stand_alone() -> None:
    assert told("Tolls will rise by 12 percent.", "Tolls may rise by 1,400 percent.") == [
        ("replaced", "will", "may"),
        ("replaced", "12", "1,400"),
    ]


def test_an_empty_span_is_where_the_words_would_stand() -> None:
    (edit,) = diff("Orr said no.", "Orr reportedly said no.").edits

    assert (edit.kind, edit.old.start, edit.old.end, edit.new.text) == ("added", 4, 4, "reportedly")


def test_white_space_and_the_shape_of_marks_do_not_count() -> None:
    assert told("“It’s late,” Orr said — twice.", '"It\'s  late,"\nOrr said -- twice.') == []


def test_a_sentence_between_two_that_stay_is_added_whole() -> None:
    old = "The weir held. The fair was moved."
    new = "The weir held. Nobody knows for how long. The fair was moved."

    assert told(old, new) == [("added", "", "Nobody knows for how long.")]


def test_a_sentence_is_removed_with_its_own_stop() -> None:
    old = "Orr came late, and he will go. It rained here all day. The fair was moved."

    assert told(old, "Orr came early, and he will go. The fair was moved.") == [
        ("replaced", "late", "early"),
        ("removed", "It rained here all day.", ""),
    ]


def test_a_sentence_that_stands_elsewhere_has_moved() -> None:
    moved = "The bells of both churches rang until noon."
    old = f"{moved} The weir held. The fair was put off. Nobody was hurt."
    new = f"The weir held. The fair was put off. {moved} Nobody was hurt."

    assert told(old, new) == [("moved", moved, moved)]


def test_what_was_rewritten_is_not_minced() -> None:
    old = "Engineers of the harbour board inspected the gates of the barrier before the storm."
    new = "Nobody knew where the minister had spent the evening that everybody was now asking about."

    assert len(told(old, new)) == 1


@given(st.text(alphabet="ab .“\n", max_size=60), st.text(alphabet="ab .“\n", max_size=60))
def test_the_edits_make_the_one_of_the_other(old: str, new: str) -> None:
    compared = diff(old, new)
    gone = {at for edit in compared.edits for at in compared.old.within(edit.old.start, edit.old.end)}
    come = {at for edit in compared.edits for at in compared.new.within(edit.new.start, edit.new.end)}
    kept_old = [form for at, form in enumerate(compared.old.forms) if at not in gone]
    kept_new = [form for at, form in enumerate(compared.new.forms) if at not in come]

    assert kept_old == kept_new
    for edit in compared.edits:
        check_span(edit, old, new)


def check_span(edit: Edit, old: str, new: str) -> None:
    assert old[edit.old.start : edit.old.end] == edit.old.text
    assert new[edit.new.start : edit.new.end] == edit.new.text
    assert edit.old.text or edit.new.text


def test_a_million_characters_take_seconds_whatever_they_are() -> None:
    seeded = random.Random(3)
    letters = "abcdefghij"
    prose = " ".join(
        "".join(seeded.choices(letters, k=5)) + seeded.choice([".", "", ""]) for _ in range(160_000)
    )
    edited = " ".join(word if seeded.random() < 0.9 else "new" for word in prose.split(" "))
    cases = [(prose, edited), ("a b " * 250_000, "b a " * 250_000), ("a. " * 330_000, "b. a. " * 160_000)]

    for old, new in cases:
        before = time.process_time()
        diff(old, new)
        assert time.process_time() - before < 30
