"""A comparison of two versions as text: the outcome in one line, then each change with its words."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from accordingto.export.screen import styled
from accordingto.export.wording import joined, one_line, shortened
from accordingto.types import Attribution, Ledger
from accordingto.versions.changes import AttributionChange, ClaimChange, Comparison, Edit
from accordingto.versions.sayings import NAMES, OUTCOMES, SAYING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

PLAIN_WIDTH = 100
"""Width in columns if the output is not a terminal, fixed so that the same input gives the same bytes."""

CONTENT_LENGTH = 160
"""Greatest number of characters shown of a content or claim."""


def show(comparison: Comparison, new: Ledger) -> None:
    """Print a comparison in colour on standard output, which must be a terminal."""
    from rich.console import Console

    _print(comparison, new, Console())


def plain(comparison: Comparison, new: Ledger) -> bytes:
    """Return a comparison as plain text in UTF-8; removed words are ``[-…-]`` and added words ``{+…+}``."""
    from rich.console import Console

    page = io.StringIO()
    _print(comparison, new, Console(file=page, width=PLAIN_WIDTH, color_system=None, force_terminal=False))
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines()).encode()


def _print(comparison: Comparison, new: Ledger, console: Console) -> None:
    from rich.padding import Padding

    console.print(styled(OUTCOMES[comparison.outcome], "bold"))
    for note in comparison.notes:
        console.print(styled(f"Note: {one_line(note.text)}"))
    if comparison.headline is not None:
        was, now = (one_line(s.text) or "none" for s in (comparison.headline.old, comparison.headline.new))
        console.print(styled(f"Headline: {was} → {now}"))
    for figure in comparison.figures:
        a, b = (one_line(s.text) if s else "none" for s in (figure.old, figure.new))
        console.print(styled(f"{figure.kind.capitalize()}: {a} → {b}"))
    changes: list[tuple[str, tuple[AttributionChange | ClaimChange, ...]]] = [
        ("Attributions", comparison.attributions),
        ("In the outlet’s own voice", comparison.claims),
    ]
    for title, found in changes:
        if found:
            console.print()
            console.print(styled(title, "bold"))
        for change in found:
            for line, indent in _change(change):
                console.print(Padding(line, (0, 0, 0, indent), expand=False))
    if comparison.edits:
        console.print()
        console.print(styled("The text", "bold"))
    for passage in _passages(comparison, new, marked=console.color_system is None):
        console.print(Padding(passage, (0, 0, 0, 2), expand=False))
    console.print()
    console.print(styled(_counts(comparison)))


def _change(change: AttributionChange | ClaimChange) -> Iterator[tuple[Text, int]]:
    """Yield a change as a line, then a line for each field that differs, each line with its indent.

    The fields ``content`` and ``chain`` have no line: the edited text below shows the first, and the kind of
    change says the second.
    """
    shown = change.new or change.old
    if shown is None:
        return
    words = shortened(joined(shown.content), CONTENT_LENGTH)
    if isinstance(shown, Attribution):
        words = f"{joined(shown.source) or 'no source'} ({joined(shown.cue)}): {words}"
    kinds = ", ".join(SAYING[kind] for kind in change.kinds)
    yield styled(f"{kinds}: ", "bold").append_text(styled(words, "not bold")), 2
    for one in change.differences:
        if one.field not in ("chain", "content"):
            a, b = (shortened(words, CONTENT_LENGTH) if words else "none" for words in (one.old, one.new))
            yield styled(f"{NAMES.get(one.field, one.field)}: {a} → {b}", "dim"), 4


def _passages(comparison: Comparison, new: Ledger, *, marked: bool) -> Iterator[Text]:
    """Yield each edited passage of the new text, whole sentences, with removed words shown before added ones.

    ``marked`` marks the words with brackets instead of colour.
    """
    text = new.article.text

    def bounds(edit: Edit) -> tuple[int, int]:
        low, high = edit.new.start, edit.new.end
        near = [s for s in new.sentences if s.start <= high and low <= s.end]
        if not edit.new.text:
            near = [s for s in near if s.start < low < s.end][:1]
        return min([low, *(s.start for s in near)]), max([high, *(s.end for s in near)])

    groups: list[tuple[int, int, list[Edit]]] = []
    for edit in sorted(comparison.edits, key=lambda edit: (edit.new.start, edit.old.start)):
        start, end = bounds(edit)
        if groups and start < groups[-1][1]:
            first, last, group = groups.pop()
            groups.append((first, max(last, end), [*group, edit]))
        else:
            groups.append((start, end, [edit]))
    for start, end, group in groups:
        passage, at = styled(""), start
        for edit in group:
            passage.append_text(styled(_spaced(text[at : edit.new.start])))
            passage.append_text(_edit(edit, marked=marked))
            at = edit.new.end
            if not edit.new.text and text[at : at + 1].isalnum():
                passage.append(" ")
        yield passage.append_text(styled(_spaced(text[at:end])))


def _edit(edit: Edit, *, marked: bool) -> Text:
    was, now = one_line(edit.old.text), one_line(edit.new.text)
    if edit.kind == "moved":
        return styled(f"(moved) {now}")
    passage = styled(f"[-{was}-]" if marked else was, "strike red") if was else styled("")
    if was and now:
        passage.append(" ", "not strike")
    return (
        passage.append_text(styled(f"{{+{now}+}}" if marked else now, "underline green")) if now else passage
    )


def _spaced(text: str) -> str:
    """Replace each run of white space by one space, at the ends too."""
    inner = one_line(text)
    if not inner:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{inner}{' ' * text[-1].isspace()}"


def _counts(comparison: Comparison) -> str:
    parts = [
        _many(len(comparison.edits), "edit"),
        f"{_many(len(comparison.attributions), 'attribution')} changed",
        f"{len(comparison.unchanged):,} unchanged",
        f"{_many(len(comparison.claims), 'claim')} in the outlet’s own voice changed",
    ]
    if comparison.read_otherwise:
        parts.append(f"{len(comparison.read_otherwise):,} with the same words, but read differently")
    return "; ".join(parts) + "."


def _many(count: int, noun: str) -> str:
    """Return a count with its noun: "1 edit", "2 edits"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
