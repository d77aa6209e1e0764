"""The watch list as a table on the terminal: items with a due date, then those without, then overdue ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from accordingto.export.screen import styled
from accordingto.export.watchlist import vouched
from accordingto.export.wording import in_percent, joined, one_line, shortened
from accordingto.watchlist import WatchItem

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WIDTH = 120
"""Greatest width of the table, in columns."""
LONGEST = 280
"""Greatest number of characters shown of a content or a condition."""


def render_watch(items: Iterable[WatchItem], console: Console, today: str | None = None) -> None:
    """Print items as a table. Those due before ``today`` (ISO 8601) are overdue; with None, none is."""
    from rich.table import Table

    listed = sorted(items, key=lambda item: _rank(item, today))
    if not listed:
        console.print(styled(EMPTY), width=min(WIDTH, console.width))
        return
    table = Table(box=None, pad_edge=False, header_style="bold", expand=False)
    table.add_column("Due", no_wrap=True, min_width=10)
    table.add_column("Kind", no_wrap=True)
    table.add_column("Who says so", ratio=1)
    table.add_column("What", ratio=3)
    for item in listed:
        table.add_row(_due(item, today), _kind(item), styled(vouched(item)), _what(item))
    console.print(table, width=min(WIDTH, console.width))
    console.print(styled(_count(listed, today)))


EMPTY = (
    "Nothing to watch: no promise, threat, prediction or deadline was found. If the articles do not say when "
    "they were published, give the date with --published; if you used --kind or --due-before, ask for more."
)
"""The message for an empty list."""


def _rank(item: WatchItem, today: str | None) -> int:
    return 2 if _is_overdue(item, today) else int(item.due is None)


def _is_overdue(item: WatchItem, today: str | None) -> bool:
    is_open = item.state in ("open", "moved")
    return is_open and today is not None and item.due is not None and item.due[:10] < today


def _due(item: WatchItem, today: str | None) -> Text:
    if item.due is not None:
        day = date.fromisoformat(item.due[:10])
        shown = styled(item.due.replace("T", " "), "red" if _is_overdue(item, today) else "bold")
        return shown.append(f"\n{day:%a}", "not bold").append(", overdue" if _is_overdue(item, today) else "")
    if item.due_span is not None:
        return styled(f"({shortened(one_line(item.due_span.text), 20)})")
    return styled("–", "dim")


def _kind(item: WatchItem) -> Text:
    """Return the kind, and below it how sure it is that it is one, and the state unless that is open."""
    shown = styled(item.kind).append(f"\n{in_percent(item.confidence)}", "dim")
    return shown if item.state == "open" else shown.append(f"\n{item.state}")


def _what(item: WatchItem) -> Text:
    """Return the content, the condition unless the content includes it, and the article."""
    words = styled(shortened(joined(item.content), LONGEST))
    shown = " ".join(span.text for span in item.content)
    apart = [span for span in item.condition if span.text not in shown]
    if apart:
        words.append("\n").append_text(styled(f"Condition: {shortened(joined(apart), LONGEST)}", "italic"))
    place = one_line(item.headline or "") or item.url or item.path or ""
    origin = ", ".join(filter(None, (shortened(place, 80), item.outlet, (item.published or "")[:10])))
    return words.append("\n").append_text(styled(origin, "dim")) if origin else words


def _count(listed: Sequence[WatchItem], today: str | None) -> str:
    dated = sum(item.due is not None for item in listed)
    late = sum(_is_overdue(item, today) for item in listed)
    said = f"{len(listed):,} to watch, {dated:,} with a due date"
    return f"{said}, {late:,} of them overdue on {today}." if late else f"{said}."
