"""``accordingto correct``: makes, lists and undoes people's corrections of a reading or a story."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accordingto.cli.db import opened, takes_db
from accordingto.cli.storychanges import STORY, correct_story, is_of_story, list_story, undo_story
from accordingto.cli.terminal import printable

if TYPE_CHECKING:
    from accordingto.store import Library

AUTHOR = "ACCORDINGTO_AUTHOR"
"""Environment variable with the default of ``--author``."""
LONGEST_REASON = 2_000
"""Greatest number of characters of a reason; the rest is cut off."""


@click.command("correct")
@click.argument("key")
@click.argument("place", required=False)
@click.argument("value", required=False)
@click.option("--undo", metavar="ID", help="Undo the correction with this id, as the list shows it.")
@click.option(
    "--reason", default="", metavar="TEXT", help="Why you correct it, or a note on a warning or a watch item."
)
@click.option(
    "--author",
    envvar=AUTHOR,
    show_envvar=True,
    metavar="NAME",
    help="Name of the person who corrects.  [default: the name of the user]",
)
@takes_db()
def command(
    key: str,
    place: str | None,
    value: str | None,
    undo: str | None,
    reason: str,
    author: str | None,
    db: Path,
) -> None:
    """Correct an article of a library or its story, or list and undo corrections.

    KEY is the article's key, at least its first four digits, or its address. Without PLACE, the corrections
    of the article are listed. PLACE says what is wrong, by the ids in the ledger, and VALUE what it should
    be:

    \b
      outlet, byline, published        of the article: a name, names separated by ;, a date
      q3                               none: not an attribution
      q3.source, q3.cue, q3.content    words of the article
      q3.actor, q3.addressee           an actor's id or name, or words of the article
      q3.act, q3.certainty, q3.strength, q3.polarity
      q3.hedge, q3.not-hedge           words that are a hedge, words that are not
      a2.role, a2.affiliation          words of the article
      h1.verdict                       of the first statement of the headline
      t4.value                         a date such as 2031-03-04, or P3M …
      t4                               none: not a date
      deadline, date …                 a missing time: 'by Friday = 2031-03-07'
      single_source                    a warning: dismissed, or noted with --reason
      c5.state, or a watch item's id   open, kept, broken, dismissed, 'moved 2031-04-01'
      story                            no VALUE: lists the corrections of the article's story
      story.name                       a title for the story
      story.join                       the key of an article of another story on the same event
      story.split                      keys of articles on another event, separated by spaces
      story.c3                         the key of an article whose sentence does not make claim c3

    Words are given in full or as 'the first … the last', passages separated by |. `none` clears a field. A
    VALUE that does not fit the text is refused. The reading itself is kept, and corrections apply to later
    readings, too.

    \b
    Examples:
      accordingto correct 3fa2 published 2031-03-04
      accordingto correct 3fa2 q3.content 'the tolls … in June' --reason 'It went on.'
      accordingto correct 3fa2 single_source dismissed
      accordingto correct 3fa2 --undo 7
      accordingto correct 3fa2 story.c3 9b01 --reason 'Another bridge.'
      accordingto correct 3fa2 story --undo 2
    """
    from accordingto.store import key_named
    from accordingto.watchlist import watch_items

    with opened(db, create=False, watching=watch_items) as library:
        whole = library.ask(key_named, key)
        who = " ".join((author or getpass.getuser()).replace("\0", "").split())[:200]
        if undo is not None:
            if is_of_story(place):
                undo_story(library, whole, undo, who)
            elif place is not None:
                raise click.UsageError("--undo takes no PLACE other than story.")
            else:
                library.undo(whole, undo, author=who)
            click.echo(f"undone {printable(undo)}")
        elif place is None:
            _list(library, whole)
        elif place == STORY and value is None:
            list_story(library, whole)
        elif is_of_story(place):
            note = reason.replace("\0", "").strip()[:LONGEST_REASON]
            click.echo(f"corrected story {correct_story(library, whole, place, value, who, note)}")
        elif value is None:
            raise click.UsageError(f"{place}: give the VALUE that it should have, or none.")
        else:
            _correct(library, whole, place, value, who, reason)


def _correct(library: Library, key: str, place: str, value: str, author: str, reason: str) -> None:
    """Save a correction and print its id. Raises ``click.ClickException`` if it does not fit the article."""
    from accordingto.cli.changes import change_at
    from accordingto.corrections import refusal

    state = library.shown(key)
    change = change_at(state.ledger, place, value)
    reason = reason.replace("\0", "").strip()[:LONGEST_REASON]
    refused = refusal(state, change, reason)
    if refused is not None:
        raise click.ClickException(printable(f"{place}: not corrected: {refused.why}"))
    made = library.correct(key, change, author=author, reason=reason)
    click.echo(f"corrected {made.id}")


def _list(library: Library, key: str) -> None:
    """Print the corrections of an article, one line each."""
    from accordingto.export import remark_line, remarks
    from accordingto.store import corrections

    with library.reading():
        found = remarks(library.shown(key), library.ask(corrections, key))
    for one in found:
        state = {"holds": "", "undone": " (undone)", "stale": f" (does not apply: {one.why})"}[one.state]
        reason = f": {one.reason}" if one.reason else ""
        click.echo(printable(f"{one.id}  {one.made[:10]}  {remark_line(one)}{state} — {one.author}{reason}"))
    if not found:
        click.echo("No corrections.", err=True)
