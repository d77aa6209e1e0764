"""The authors of an entry of a feed: names alone, without addresses, markup, "By" and jobs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from accordingto.ingest.inputs.references import unescaped
from accordingto.ingest.pages.authors import authors_in
from accordingto.ingest.texts.fragment import text_of_fragment

_MAILED = re.compile(r"<?[^\s@<>()]{1,100}@[^\s@<>()]{1,100}>?\s*(?:\(([^()]{0,100})\))?")
"""An e-mail address, with the name in brackets behind it, as RSS asks for."""
_WITH_JOB = re.compile(
    r"^([A-Z][\w'’.-]{0,30} [A-Z][\w'’.-]{0,30}) [A-Z][\w'’-]{0,30}(?: [\w'’&,-]{1,30}){0,5}?"
    r" (?:correspondent|editor|reporter|columnist|writer|critic|analyst)$"
)
"""A name with a job behind it and no comma between them: "Jonna Vik Chief ferry correspondent"."""
_LONGEST = 2_000
"""The most characters of a byline with its markup; a longer one is ignored."""
_DOMAIN = 4
"""The most letters that feedparser takes for the end of a domain: it cuts "news@x.press" before "s"."""


def authors_of(entry: Any, outlet: str | None) -> tuple[str, ...]:
    """Return the names of the authors of an entry that feedparser parsed, each once, in order."""
    listed = entry.get("authors", ())
    written = entry.get("author") or ""
    if len(listed) == 1 and "@" in written and "href" not in listed[0]:
        return names_in([written], outlet)
    return names_in(map(_name, listed), outlet)


def names_in(written: Iterable[str], outlet: str | None) -> tuple[str, ...]:
    """Return the authors' names in bylines, each once, in order; a byline may be HTML and name several."""
    short = (one for one in written if len(one) <= _LONGEST)
    lines = (" ".join(unescaped(text_of_fragment(_bare(one))).split()) for one in short)
    return authors_in((_WITH_JOB.sub(r"\1", line) for line in lines if line), outlet)


def _bare(line: str) -> str:
    """Return a byline in which the names that e-mail addresses belong to stand for these."""
    return _MAILED.sub(lambda found: f" {found[1] or ''} ", line)


def _name(author: Any) -> str:
    """Return the name of an author, without the rest of a domain that feedparser put before it."""
    name, address = author.get("name") or "", author.get("email") or ""
    end = address.rpartition(".")[2]
    if len(end) == _DOMAIN and (cut := re.match(r"[a-z]+(?:\s*[(<>]\s*|$)", name)):
        return name[cut.end() :]
    return name
