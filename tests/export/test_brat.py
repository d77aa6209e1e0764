from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from accordingto.export import brat_files, to_brat
from accordingto.export.brat import CONFIGURATION
from accordingto.export.cells import encodable
from accordingto.types import Article, Attribution, Ledger, Span
from tests.export.hostile import hostile, without_cue
from tests.fakes import harbour, ledger_from_marks, observatory, orchard

FAKES = [harbour, observatory, orchard, hostile, without_cue]

BOUND = re.compile(r"(T\d+)\t(\w+) (\d+ \d+(?:;\d+ \d+)*)\t(.+)", re.DOTALL)
EVENT = re.compile(r"(E\d+)\t(\w+):(T\d+)((?: \w+:[TE]\d+)*)")
ATTRIBUTE = re.compile(r"A\d+\t(\w+) (E\d+) (\w+)")
NOTE = re.compile(r"#\d+\tAnnotatorNotes (T\d+)\t(.+)", re.DOTALL)

Names = dict[str, str]
Pieces = list[tuple[int, int]]


@dataclass
class Standoff:
    """What brat makes of an ``.ann`` file."""

    pieces: dict[str, Pieces] = field(default_factory=dict)
    types: Names = field(default_factory=dict)
    events: dict[str, dict[str, str]] = field(default_factory=dict)
    labels: dict[str, Names] = field(default_factory=dict)
    notes: Names = field(default_factory=dict)


def read_back(text: str, annotations: str) -> Standoff:
    """Read an ``.ann`` file as strictly as brat: every line has a form, and the words are at their place."""
    found = Standoff()
    for line in annotations.split("\n")[:-1]:
        if match := BOUND.fullmatch(line):
            id, type, places, words = match.groups()
            pieces = [(int(start), int(end)) for start, end in (pair.split() for pair in places.split(";"))]
            assert words == " ".join(text[start:end] for start, end in pieces)
            assert all(start < end for start, end in pieces)
            found.pieces[id], found.types[id] = pieces, type
        elif match := EVENT.fullmatch(line):
            id, type, trigger, arguments = match.groups()
            assert found.types[trigger] == type == "Attribution"
            roles = (argument.partition(":") for argument in arguments.split())
            found.events[id] = {role: target for role, _, target in roles} | {"trigger": trigger}
        elif match := ATTRIBUTE.fullmatch(line):
            found.labels.setdefault(match[2], {})[match[1]] = match[3]
        else:
            note = NOTE.fullmatch(line)
            assert note, f"no line of brat's: {line!r}"
            found.notes[note[1]] = note[2]
    return found


def mended(text: str, pieces: Pieces) -> Pieces:
    """Put together again what was cut at the end of a line."""
    whole: Pieces = []
    for start, end in pieces:
        if whole and text[whole[-1][1] : start] == "\n":
            start = whole.pop()[0]
        whole.append((start, end))
    return whole


@pytest.mark.parametrize("make", [harbour, observatory, orchard])
def test_the_spans_and_labels_are_read_back(make: Any) -> None:
    ledger = make()
    found = read_back(*brat_files(ledger))

    assert len(found.events) == len(ledger.attributions)
    number = {one.id: f"E{at}" for at, one in enumerate(ledger.attributions, start=1)}
    for one, (id, event) in zip(ledger.attributions, found.events.items(), strict=True):
        parts = {
            "Source": one.source,
            "Cue": one.cue,
            "trigger": one.cue,
            "Content": one.content,
            "Addressee": one.addressee_span,
            "Channel": one.channel,
        }
        for role, spans in parts.items():
            pieces = mended(ledger.article.text, found.pieces.get(event.get(role, ""), []))
            assert pieces == [(span.start, span.end) for span in spans]
        hedges = [found.pieces[target] for role, target in event.items() if role.startswith("Hedge")]
        assert hedges == [[(span.start, span.end)] for span in one.hedges]
        assert event.get("Within") == (number[one.parent] if one.parent else None)
        assert found.labels[id]["Form"] == one.form
        assert found.labels[id].get("Act") == one.act


def test_pieces_and_notes_are_written_as_brat_writes_them() -> None:
    ledger = ledger_from_marks(
        "[[q1.content|“No]],” [[q1.source|[[a1|Orr]]]] [[q1.cue|said]]. [[q1.content|“Never.”]]",
        {"a1": {"name": "Ada Orr"}, "q1": {"act": "deny"}},
    )

    assert brat_files(ledger)[1].splitlines() == [
        "T1\tSource 6 9\tOrr",
        "#1\tAnnotatorNotes T1\tAda Orr",
        "T2\tCue 10 14\tsaid",
        "T3\tContent 0 3;16 24\t“No “Never.”",
        "T4\tAttribution 10 14\tsaid",
        "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3",
        "A1\tForm E1 " + ledger.attributions[0].form,
        "A2\tAct E1 deny",
    ]


def test_two_hedges_are_two_arguments() -> None:
    ledger = ledger_from_marks(
        "[[q1.hedge|Reportedly]] he [[q1.hedge|apparently]] [[q1.cue|said]] [[q1.content|no]]."
    )
    found = read_back(*brat_files(ledger))

    assert {"Hedge", "Hedge2"} <= set(found.events["E1"])
    assert sorted(found.types.values()).count("Hedge") == 2


def test_a_part_is_cut_where_a_line_ends() -> None:
    ledger = ledger_from_marks("[[q1.cue|Orr:]] [[q1.content|One.\r\n\nTwo.\u2028Three.]]\n")
    found = read_back(*brat_files(ledger))

    assert found.pieces[found.events["E1"]["Content"]] == [(5, 9), (12, 16), (17, 23)]


@given(st.text(st.characters()), st.data())
def test_any_text_is_read_back(text: str, data: st.DataObject) -> None:
    edges = st.integers(0, len(text))
    start, end = sorted((data.draw(edges), data.draw(edges)))
    whole = Span(start, end, text[start:end])
    one = Attribution(id="q1", cue=(whole,), content=(whole,), form="direct", confidence=1)
    ledger = Ledger(reader="fake 0", article=Article(id="0", text=text), attributions=(one,))
    written, annotations = brat_files(ledger)
    found = read_back(written, annotations)

    assert written == encodable(text)
    kept = "".join(written[at:to] for at, to in found.pieces.get("T1", []))
    assert kept == re.sub(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]", "", written[start:end])
    assert len(annotations.splitlines()) == annotations.count("\n")


def test_the_configuration_knows_all_that_is_written() -> None:
    for make in FAKES:
        found = read_back(*brat_files(make()))
        assert all(re.search(rf"^{type}\b", CONFIGURATION, re.MULTILINE) for type in found.types.values())
        for labels in found.labels.values():
            for name, value in labels.items():
                assert re.search(rf"^{name}\tArg:<EVENT>, Value:.*\b{value}\b", CONFIGURATION, re.MULTILINE)


def test_the_archive() -> None:
    ledgers = [make() for make in FAKES]
    written = to_brat(ledgers)
    archive = zipfile.ZipFile(io.BytesIO(written))

    assert written == to_brat([make() for make in FAKES])
    assert archive.testzip() is None
    assert archive.read("annotation.conf").decode() == CONFIGURATION
    assert len(archive.namelist()) == 1 + 2 * len(ledgers)
    text, annotations = brat_files(harbour())
    name = archive.namelist()[1].removesuffix(".txt")
    assert archive.read(f"{name}.txt").decode() == text
    assert archive.read(f"{name}.ann").decode() == annotations


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("archive/2031/tolls.html", "tolls"),
        ("../../etc/passwd", "passwd"),
        ("C:\\news\\a b.txt", "a-b"),
        ("<stdin>", "stdin"),
        ("...", "0a"),
        (None, "0a"),
    ],
)
def test_names_are_tame(path: str | None, name: str) -> None:
    ledger = Ledger(reader="fake 0", article=Article(id="0a", path=path, text="x"))
    archive = zipfile.ZipFile(io.BytesIO(to_brat([ledger])))

    assert archive.namelist()[1:] == [f"{name}.txt", f"{name}.ann"]


def test_a_name_is_given_once() -> None:
    ledgers = [
        replace(harbour(), article=replace(harbour().article, path=path)) for path in ("a/x", "b/X", "x-2")
    ]
    names = zipfile.ZipFile(io.BytesIO(to_brat(ledgers))).namelist()

    assert [name for name in names if name.endswith(".ann")] == ["x.ann", "X-2.ann", "x-2-2.ann"]
