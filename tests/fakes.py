"""Ledgers for tests: written as marked-up text, and three articles we wrote. All people are invented."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from accordingto.types import Article, Attribution, Ledger, Span, Warning

_MARK = re.compile(r"\[\[(?P<name>[\w.]+)\||\]\]")

_PARTS = {
    "source": "source",
    "cue": "cue",
    "content": "content",
    "hedge": "hedges",
    "addressee": "addressee_span",
    "channel": "channel",
}


def ledger_from_marks(
    marked: str, attributes: Mapping[str, Mapping[str, Any]] | None = None, **article: Any
) -> Ledger:
    """Make a ledger from text such as ``[[q1.source|Mara]] [[q1.cue|said]] [[q1.content|it rained]].``

    Marks nest, and a part marked twice has two pieces. ``[[headline|…]]`` is the headline, ``[[w1|…]]`` a
    place of warning ``w1``. The form follows from the quotation marks and the parent from where the cue
    stands; ``attributes`` sets other fields of an attribution (or of a warning), by its id.
    """
    attributes = attributes or {}
    text, found = _unmarked(marked)
    parts: defaultdict[str, defaultdict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for name, span in found:
        owner, _, part = name.partition(".")
        parts[owner][part].append(span)
    headline = parts["headline"][""][0] if "headline" in parts else None
    quotes = {owner: spans for owner, spans in parts.items() if owner.startswith("q")}
    return Ledger(
        reader="fake 0",
        article=Article(
            id=hashlib.sha256(text.encode()).hexdigest()[:16], headline=headline, text=text, **article
        ),
        attributions=tuple(
            _attribution(owner, quotes, attributes.get(owner, {}))
            for owner in sorted(quotes, key=lambda owner: quotes[owner]["cue"][0])
        ),
        warnings=tuple(
            Warning(spans=tuple(spans[""]), **attributes[owner])
            for owner, spans in sorted(parts.items())
            if owner.startswith("w")
        ),
    )


def _unmarked(marked: str) -> tuple[str, list[tuple[str, Span]]]:
    """Take the marks out of the text; give it, and the span of each mark in the order of beginning."""
    pieces: list[str] = []
    length = at = 0
    opened: list[tuple[str, int]] = []
    closed: list[tuple[str, int, int]] = []
    for match in _MARK.finditer(marked):
        pieces.append(marked[at : match.start()])
        length, at = length + len(pieces[-1]), match.end()
        if match["name"]:
            opened.append((match["name"], length))
        else:
            closed.append((*opened.pop(), length))
    text = "".join([*pieces, marked[at:]])
    closed.sort(key=lambda mark: mark[1])
    return text, [(name, Span(start, end, text[start:end])) for name, start, end in closed]


def _attribution(
    id: str, quotes: Mapping[str, Mapping[str, list[Span]]], given: Mapping[str, Any]
) -> Attribution:
    fields: dict[str, Any] = {
        field: tuple(quotes[id][part]) for part, field in _PARTS.items() if part in quotes[id]
    }
    cue = fields["cue"][0]
    around = [
        (span.end - span.start, other)
        for other, parts in quotes.items()
        for span in parts["content"]
        if other != id and span.start <= cue.start and cue.end <= span.end
    ]
    fields["parent"] = min(around)[1] if around else None
    fields["form"] = _form([span.text for span in fields["content"]])
    fields["confidence"] = 0.9
    return Attribution(id=id, **{**fields, **given})


def _form(contents: list[str]) -> str:
    if all(words[0] in '“"‘«' and words.rstrip(",.")[-1] in '”"’»' for words in contents):
        return "direct"
    return "mixed" if any(mark in words for words in contents for mark in '“"«') else "indirect"


def harbour() -> Ledger:
    """An article with most of what can happen: a chain of three, hedges, pieces, a headline, a pronoun."""
    return ledger_from_marks(
        "[[headline|[[q1.source|Engineers]] [[q1.cue|blame]] [[q1.content|“sleeping sensors”]] for "
        "Velmouth flood]]\n\n"
        "VELMOUTH — [[q2.content|The tidal barrier closed fifty minutes late on the night of the flood "
        "because two of its three water gauges had stopped reporting]], [[q2.source|harbour engineer Mara "
        "Lindqvist]] [[q2.cue|told]] [[q2.addressee|a council inquiry]] on Tuesday.\n\n"
        "[[q3.content|“The sensors were asleep,”]] [[q3.source|Lindqvist]] [[q3.cue|said]]. "
        "[[q3.content|“Nobody had been told they could sleep.”]]\n\n"
        "The flood of 3 February drowned the lower town to the first floor and left some 1,400 people "
        "without a home. The barrier, finished four years ago at a cost of 212 million crowns, had closed "
        "on time in each of the eleven storms before it.\n\n"
        "[[q4.cue|According to]] [[q4.source|a draft report seen by the Velmouth Courier]], "
        "[[q4.content|[[q5.source|the contractor, Brandt & Oyelaran]], [[q5.cue|warned]] "
        "[[q5.addressee|the Harbour Board]] [[q5.channel|in an e-mail]] last autumn [[q5.content|that the "
        "gauges would fail in frost, and that [[q6.source|the maker]] [[q6.cue|no longer believed]] "
        "[[q6.content|they could be repaired]]]]]]. The board [[q7.hedge|reportedly]] [[q7.cue|decided]] "
        "[[q7.content|to wait until spring]].\n\n"
        "[[q8.source|Tomas Adeyemi, who chairs the board]], [[q8.cue|denied]] [[q8.content|having seen "
        "the e-mail]]. [[q9.content|“I have read it now, three times,”]] [[q9.source|he]] "
        "[[q9.cue|said]], [[q9.cue|adding]] [[q9.content|that the board would publish every message it "
        "had]].\n\n"
        "[[w1|“We would have carried our mothers upstairs.”]]\n\n"
        "Residents of Quay Street [[q10.hedge|are said]] [[q10.cue|to be preparing]] [[q10.content|a "
        "claim against the board]]. Ilse Marchetti, whose bakery stood under two metres of water, was not "
        "among them yet. [[q11.content|“First the ovens,”]] [[q11.source|she]] [[q11.cue|said]]. "
        "[[q11.content|“Then the lawyers.”]]\n\n"
        "The inquiry sits again on Thursday, when [[q12.source|Lindqvist]] is [[q12.cue|expected to say]] "
        "[[q12.content|how long the third gauge had been the only one awake]].\n",
        {
            "q1": {"source_kind": "collective"},
            "q4": {"source_kind": "document"},
            "q7": {"certainty": "hedged", "confidence": 0.71},
            "q8": {"act": "deny", "polarity": "negative"},
            "q10": {"certainty": "hedged", "confidence": 0.64},
            "q12": {"certainty": "inferred", "confidence": 0.58},
            "w1": {"code": "quote_without_speaker", "message": "A quotation that nobody is named for."},
        },
        outlet="The Velmouth Courier",
        byline=("Jonas Petrel", "Adaeze Brandt"),
        published="2031-02-11T18:40:00+01:00",
        language="en",
        path="harbour.txt",
    )


def orchard() -> Ledger:
    """A short article without a headline or metadata, with one attribution."""
    return ledger_from_marks(
        "The last walnut of the Brennick orchard came down on Friday. [[q1.content|It had been planted in "
        "the year the railway came]], [[q1.cue|according to]] [[q1.source|the parish book]], and had "
        "outlived the railway by forty years.\n"
        "The field will be sown with barley.",
        path="orchard.txt",
        language="en",
    )


def observatory() -> Ledger:
    """An article in which everybody but one is unnamed or a pronoun, quoted over a paragraph break."""
    return ledger_from_marks(
        "[[headline|[[q1.content|Skelder observatory to go dark]], [[q1.source|staff]] "
        "[[q1.cue|fear]]]]\n"
        "The observatory on Skelder Fell, which has watched the northern sky since 1931, [[q2.hedge|may]] "
        "[[q2.content|lose its licence for the summit road]], [[q2.source|two people close to the "
        "ministry]] [[q2.cue|said]] on condition that they not be named.\n"
        "[[q3.source|One of them]] [[q3.cue|said]] [[q3.content|[[q4.source|the minister]] [[q4.cue|had "
        "promised]] [[q4.addressee|a hotel group]] [[q4.content|“the best night view in the country”]]]]. "
        "[[q5.source|The ministry]] [[q5.cue|declined to comment]] [[q5.content|on the talks]].\n"
        "[[q6.source|Oriel Kastner]], who has kept the domes for thirty years, [[q6.cue|put it]] "
        "[[q6.addressee|to the staff]] this way: [[q6.content|“A telescope is a road that nobody can "
        "see.\n"
        "“Close the other one, and this one closes too.”]]\n"
        "[[q7.source|She]] [[q7.cue|thinks]] [[q7.content|that the decision will come before the first "
        "snow]].",
        {
            "q2": {"certainty": "reported", "strength": "possible"},
            "q7": {"strength": "probable"},
        },
        outlet="Fellside Gazette",
        byline=("Ines Okonjo",),
        published="2030-10-02",
        url="https://gazette.example/skelder",
        language="en",
    )
