"""Ledgers in brat standoff format: for each article its text and an ``.ann`` file, as in PolNeAR.

An attribution is an event triggered by its cue. The arguments of the event are the parts of the attribution
and the attribution that it is nested in; its attributes are the labels.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import get_args

from accordingto.export.cells import encodable
from accordingto.export.wording import one_line
from accordingto.types import (
    Act,
    Attribution,
    Certainty,
    Form,
    Ledger,
    Polarity,
    SourceKind,
    Span,
    Strength,
)

_LABELS = {
    "Form": ("form", get_args(Form)),
    "SourceKind": ("source_kind", get_args(SourceKind)),
    "Act": ("act", get_args(Act)),
    "Certainty": ("certainty", get_args(Certainty)),
    "Strength": ("strength", get_args(Strength)),
    "Polarity": ("polarity", get_args(Polarity)),
}
"""For each attribute of an event, the field of the attribution and the possible values."""

_ENTITIES = ("Source", "Cue", "Content", "Addressee", "Channel", "Hedge")

CONFIGURATION = "\n".join(
    [
        "# Written by accordingto: an attribution is an event, triggered by its cue.",
        "[entities]",
        *_ENTITIES,
        "",
        "[relations]",
        "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>",
        "",
        "[events]",
        "Attribution\tSource?:Source, Cue:Cue, Content?:Content, Addressee?:Addressee, Channel?:Channel, "
        "Hedge*:Hedge, Within?:Attribution",
        "",
        "[attributes]",
        *(f"{name}\tArg:<EVENT>, Value:{'|'.join(values)}" for name, (_, values) in _LABELS.items()),
        "",
    ]
)
"""The content of ``annotation.conf``, which brat needs to show and edit the files."""

_BREAK = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
"""Characters that would end the line or the field of an annotation; brat, too, splits spans at them."""

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The fixed time stamp of every file in the archive, so that the same ledgers give the same bytes."""


def to_brat(ledgers: Iterable[Ledger]) -> bytes:
    """Return a ZIP archive with ``annotation.conf`` and, for each ledger, ``NAME.txt`` and ``NAME.ann``.

    NAME is that of the article's file, or else its id, reduced to ASCII letters, digits, ``_`` and ``-`` and
    numbered if it is taken.
    """
    archive = io.BytesIO()
    taken: set[str] = set()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as files:
        _add(files, "annotation.conf", CONFIGURATION)
        for ledger in ledgers:
            name = _free(_stem(ledger), taken)
            text, annotations = brat_files(ledger)
            _add(files, f"{name}.txt", text)
            _add(files, f"{name}.ann", annotations)
    return archive.getvalue()


def brat_files(ledger: Ledger) -> tuple[str, str]:
    """Return the text and the annotations of one ledger, as the contents of its two files.

    The text is ``article.text`` with lone surrogates replaced by U+FFFD, so that offsets are those of the
    ledger. A part with several spans is one annotation, ``12 20;25 30``; so is a span with a line break.
    """
    text = encodable(ledger.article.text)
    return text, "".join(f"{line}\n" for line in _Writer(text, ledger).lines())


class _Writer:
    """Writer of the numbered annotations of one file."""

    def __init__(self, text: str, ledger: Ledger) -> None:
        self._text = text
        self._attributions = ledger.attributions
        self._actors = {actor.id: actor.name for actor in ledger.actors}
        with_cue = [one.id for one in self._attributions if _pieces(text, one.cue)]
        self._events = {id: f"E{number}" for number, id in enumerate(with_cue, start=1)}
        self._spans = self._labels = self._notes = 0

    def lines(self) -> Iterator[str]:
        for one in self._attributions:
            arguments: list[str] = []
            for role, spans in _parts(one):
                pieces = _pieces(self._text, spans)
                if pieces:
                    yield self._bound(role.rstrip("0123456789"), pieces)
                    arguments.append(f"{role}:T{self._spans}")
                    if role == "Source" and one.actor in self._actors:
                        yield self._note(self._actors[one.actor])
            if one.id in self._events:
                yield self._bound("Attribution", _pieces(self._text, one.cue))
                yield from self._event(one, arguments)

    def _bound(self, type: str, pieces: list[tuple[int, int]]) -> str:
        self._spans += 1
        places = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(self._text[start:end] for start, end in pieces)
        return f"T{self._spans}\t{type} {places}\t{words}"

    def _note(self, actor: str) -> str:
        self._notes += 1
        return f"#{self._notes}\tAnnotatorNotes T{self._spans}\t{one_line(encodable(actor))}"

    def _event(self, one: Attribution, arguments: list[str]) -> Iterator[str]:
        event = self._events[one.id]
        if one.parent in self._events:
            arguments = [*arguments, f"Within:{self._events[one.parent]}"]
        yield f"{event}\tAttribution:T{self._spans} {' '.join(arguments)}"
        for name, (field, _) in _LABELS.items():
            if (value := getattr(one, field)) is not None:
                self._labels += 1
                yield f"A{self._labels}\t{name} {event} {value}"


def _parts(one: Attribution) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Yield each part of an attribution with its role; each hedge is a part of its own."""
    yield "Source", one.source
    yield "Cue", one.cue
    yield "Content", one.content
    yield "Addressee", one.addressee_span
    yield "Channel", one.channel
    for number, hedge in enumerate(one.hedges, start=1):
        yield f"Hedge{number if number > 1 else ''}", (hedge,)


def _pieces(text: str, spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Return the offsets (start, end) of the spans, split at line breaks, without empty ones."""
    pieces = []
    for span in spans:
        at = span.start
        for gap in _BREAK.finditer(text, span.start, span.end):
            pieces.append((at, gap.start()))
            at = gap.end()
        pieces.append((at, span.end))
    return [(start, end) for start, end in pieces if start < end]


def _stem(ledger: Ledger) -> str:
    file = re.split(r"[/\\]", ledger.article.path or "")[-1]
    stem = file.rpartition(".")[0] or file
    return _UNSAFE.sub("-", stem).strip("-")[:80] or _UNSAFE.sub("-", ledger.article.id) or "article"


def _free(stem: str, taken: set[str]) -> str:
    """Return the name, numbered if ``taken`` has it, and add it there. Case is ignored, as on some disks."""
    name, number = stem, 1
    while name.lower() in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(name.lower())
    return name


def _add(files: zipfile.ZipFile, name: str, text: str) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    files.writestr(entry, text.encode())
