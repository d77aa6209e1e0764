"""A brief as Markdown: sentences of the articles under fixed headings, each with its reference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from accordingto.export.story.markdown import escaped, said
from accordingto.export.story.wording import (
    DIFFERENCES,
    NEWS,
    NO_DAY,
    NOBODY,
    TITLES,
    claims_by_part,
    names_of,
    origins_in_words,
    reason_in_words,
)
from accordingto.export.wording import counted, one_line, outlets_in_words
from accordingto.stories.brief.brief import Brief, BriefClaim, DueItem, News, Passage

MOST = 12
"""Greatest number of rows shown of a part; JSON and the page have all."""

Names = dict[str, str]


def brief_to_markdown(brief: Brief) -> str:
    """Return a brief as Markdown: of each part the first ``MOST`` rows and the number of the others."""
    names = names_of(brief.articles)
    title = said(brief.title.spans) if brief.title else counted(len(brief.articles), "article")
    lines = [f"# {title}", "", *_articles(brief, names)]
    having = {one.path: one.outlet or one.path for one in brief.articles}
    for id, claims in claims_by_part(brief):
        lines += _part(id, [_claim(one, names, having) for one in claims])
    lines += _part(
        "differing",
        [
            _pair(DIFFERENCES[one.leaning, one.kind], one.here, one.there, "the fullest", names)
            for one in brief.differing
        ],
    )
    lines += _part("news", [_news(one, names) for one in brief.news])
    lines += _part("due", [_due(one, names) for one in brief.due])
    return "\n".join(lines) + "\n"


def _articles(brief: Brief, names: Names) -> Iterator[str]:
    outlets = {one.outlet for one in brief.articles if one.outlet}
    unnamed = sum(not one.outlet for one in brief.articles)
    copies = sum(one.copy_of is not None for one in brief.articles)
    line = f"{counted(len(brief.articles), 'article')}, {outlets_in_words(outlets, unnamed)}"
    yield (
        f"{line}, {counted(copies, 'copy') if copies == 1 else f'{copies} copies'}." if copies else f"{line}."
    )
    yield ""
    for one in brief.articles:
        copied = f", a copy of {escaped(names[one.copy_of])}" if one.copy_of else ""
        where = escaped(one.url or one.path)
        yield f"- **{escaped(names[one.path])}**, {(one.published or NO_DAY)[:10]}{copied}: {where}"


def _part(id: str, rows: Sequence[Iterable[str]]) -> Iterator[str]:
    if not rows:
        return
    yield from ("", f"## {TITLES[id]}")
    for row in rows[:MOST]:
        yield from ("", *row)
    if len(rows) > MOST:
        yield from ("", f"*{len(rows) - MOST} more.*")


def _claim(one: BriefClaim, names: Names, having: Names) -> Iterator[str]:
    unknown = len({having[path] for path in one.unknown})
    counts = origins_in_words(one, one.outlets, len(one.unnamed), unknown)
    if (one.originals, one.unnamed_originals) != (one.outlets, one.unnamed):
        counts += f" (without copies: {outlets_in_words(one.originals, len(one.unnamed_originals))})"
    yield f"- {_told(one.said, names)}"
    yield f"  - *{counts}*"
    for denial in one.denials:
        yield f"  - *denied by* {escaped(denial.by or NOBODY)}: {_told(denial.said, names)}"
    for origin in one.origins:
        told = ", ".join(escaped(names[path]) for path in origin.articles)
        words = " / ".join(dict.fromkeys(said(passage.spans) for passage in origin.words))
        yield f"  - *one origin* ({escaped(reason_in_words(origin))}): {told}: {words}"
    if one.unknown:
        yield f"  - *origin unknown:* {', '.join(escaped(names[path]) for path in one.unknown)}"


def _pair(label: str, here: Passage, there: Passage, other: str, names: Names) -> Iterator[str]:
    yield f"- *{label}:* {_told(here, names)}"
    yield f"  - *{other}:* {_told(there, names)}"


def _news(one: News, names: Names) -> Iterator[str]:
    if one.before is None:
        yield f"- *{NEWS[one.kind]}:* {_told(one.now, names)}"
    else:
        yield from _pair(NEWS[one.kind], one.now, one.before, "before", names)


def _due(one: DueItem, names: Names) -> Iterator[str]:
    day = one.due[:10] if one.due else NO_DAY
    when = f" ({escaped(one_line(one.when.text))})" if one.due and one.when else ""
    yield f"- **{day}**{when}, {one.kind}, {escaped(one.who or NOBODY)}: {_told(one.said, names)}"
    for passage in one.also:
        yield f"  - *also:* {_told(passage, names)}"
    for followup in one.later:
        yield f"  - *later:* {_told(followup.said, names)}"


def _told(passage: Passage, names: Names) -> str:
    """Return a passage with its reference: outlet, day and offsets."""
    day = (passage.published or NO_DAY)[:10]
    place = f"{passage.spans[0].start}\N{EN DASH}{passage.spans[-1].end}"
    return f"{said(passage.spans)} ({escaped(names[passage.path])}, {day}, {place})"
