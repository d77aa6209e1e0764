"""Ledgers for tests: written as marked-up text, and four articles we wrote. All people are invented."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from accordingto.types import Actor, Article, Attribution, Ledger, Mention, MentionForm, Span, Warning

_MARK = re.compile(r"\[\[(?P<name>[\w.]+)\||\]\]")

_PRONOUNS = {
    "he",
    "his",
    "him",
    "i",
    "it",
    "its",
    "me",
    "my",
    "our",
    "she",
    "her",
    "them",
    "they",
    "their",
    "we",
    "you",
}

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
    place of warning ``w1``, ``[[a1|…]]`` a mention of actor ``a1``. The form follows from the quotation
    marks, the parent from where the cue stands, actor and addressee from the mention that is all of their
    words; ``attributes`` sets other fields of an attribution, a warning or an actor, by its id.
    """
    attributes = attributes or {}
    text, found = _unmarked(marked)
    parts: defaultdict[str, defaultdict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for name, span in found:
        owner, _, part = name.partition(".")
        parts[owner][part].append(span)
    headline = parts["headline"][""][0] if "headline" in parts else None
    quotes = {owner: spans for owner, spans in parts.items() if owner.startswith("q")}
    mentioned = {span: owner for owner in filter(_is_actor, parts) for span in parts[owner][""]}
    return Ledger(
        reader="fake 0",
        article=Article(
            id=hashlib.sha256(text.encode()).hexdigest()[:16], headline=headline, text=text, **article
        ),
        actors=tuple(
            _actor(owner, parts[owner][""], attributes.get(owner, {}))
            for owner in sorted({*mentioned.values(), *filter(_is_actor, attributes)}, key=_number)
        ),
        attributions=tuple(
            _attribution(owner, quotes, mentioned, attributes.get(owner, {}))
            for owner in sorted(quotes, key=lambda owner: quotes[owner]["cue"][0])
        ),
        warnings=tuple(
            Warning(spans=tuple(spans[""]), **attributes[owner])
            for owner, spans in sorted(parts.items())
            if owner.startswith("w")
        ),
    )


def _is_actor(owner: str) -> bool:
    return owner.startswith("a")


def _number(id: str) -> int:
    return int(id[1:])


def _actor(id: str, spans: list[Span], given: Mapping[str, Any]) -> Actor:
    mentions = tuple(Mention(span.start, span.end, span.text, _form_of_mention(span.text)) for span in spans)
    return Actor(
        id=id, mentions=mentions, **{"name": spans[0].text if spans else id, "kind": "person", **given}
    )


def _form_of_mention(words: str) -> MentionForm:
    if words.casefold() in _PRONOUNS:
        return "pronoun"
    return "name" if any(word[0].isupper() for word in words.split()) else "nominal"


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
    id: str,
    quotes: Mapping[str, Mapping[str, list[Span]]],
    mentioned: Mapping[Span, str],
    given: Mapping[str, Any],
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
    for field, part in (("actor", "source"), ("addressee", "addressee_span")):
        fields[field] = next((mentioned[span] for span in fields.get(part, ()) if span in mentioned), None)
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


def ferry() -> Ledger:
    """An article whose actors are known: a chain of six, a group, an outlet that is told, and two unknown."""
    return ledger_from_marks(
        "[[headline|[[q2.content|[[q1.source|[[a1|Ferry line]]]] [[q1.cue|to end]] [[q1.content|night "
        "boats]]]], [[q2.cue|says]] [[q2.source|[[a2|Abara]]]]]]\n\n"
        "PORT CALDER — [[q3.source|[[a2|Transport Secretary Neema Abara]]]] [[q3.cue|told]] "
        "[[q3.addressee|[[a3|Radio Skerry]]]] [[q3.channel|in a live interview]] on Monday [[q3.content|that "
        "[[a1|North Sound Ferries]] would stop its night boats in June, “whatever [[a4|the islands]] are "
        "told”]]. [[q4.source|[[a2|She]]]] [[q4.cue|added]] [[q4.content|that [[a2|she]] had learned of it "
        "“from a timetable”]].\n\n"
        "[[q5.source|[[a1|The company]]]] [[q5.cue|denied]] [[q5.channel|in a statement]] [[q5.content|that "
        "any sailing had been cut]]. But [[q6.source|[[a6|[[a5|Calder Post]] columnist Ruben "
        "Vasquez-Thorne]]]] [[q6.cue|wrote]] [[q6.content|that [[q7.source|[[a7|two pilots]]]] [[q7.cue|had "
        "heard]] [[q7.content|[[q8.source|[[a8|harbour master Idris Okonkwo]]]] [[q8.cue|tell]] "
        "[[q8.addressee|[[a9|the night crews]]]] [[q8.content|that [[q9.source|[[a1|the line]]]] "
        "[[q9.cue|had promised]] [[q9.addressee|[[a10|his office]]]] [[q9.channel|in a letter]] "
        "[[q9.content|what, [[q10.cue|according to]] [[q10.source|[[a11|the minutes of its board]]]], "
        "[[q10.content|[[q11.source|[[a12|chairwoman Solveig Rasmussen-Adeyemi]]]] [[q11.cue|had called]] "
        "[[q11.channel|by phone]] to [[q11.addressee|[[a2|the minister]]]] [[q11.content|“a pause, not an "
        "end”]]]]]]]]]]]].\n\n"
        "[[q12.content|“Nobody on [[a4|the islands]] sleeps through a pause,”]] "
        "[[q12.source|[[a8|Okonkwo]]]] [[q12.cue|said]] when [[a8|he]] was reached at home. "
        "[[q13.content|“[[a8|I]] asked [[a12|her]] twice,”]] [[q13.source|[[a8|he]]]] [[q13.cue|said]], but "
        "not what [[a12|she]] had answered.\n\n"
        "[[q14.source|[[a13|Both unions]]]], [[a14|Deckhands United]] and [[a15|the Calder Pilots’ Guild]], "
        "[[q14.cue|said]] [[q14.content|[[a13|they]] would strike]]. [[q15.source|[[a16|A senior official "
        "with direct knowledge of the talks]]]] [[q15.cue|suggested]] [[q15.content|that sixty posts "
        "[[q15.hedge|might]] go]].\n\n"
        "Of two clerks in the ticket hall, [[q16.source|[[w1|one]]]] [[q16.cue|thought]] [[q16.content|the "
        "winter timetable was already printed]]. [[q17.content|“It is always the last boat that matters,”]] "
        "[[q17.source|[[w1|he]]]] [[q17.cue|said]].\n\n"
        "[[a12|Rasmussen-Adeyemi]], who has run [[a1|the company]] since 2019, and [[a17|Mayor Petra Lund]] "
        "meet on Thursday in [[a18|Port Calder]]. [[q18.source|[[a14|Deckhands United]]]] "
        "[[q18.cue|expects]] [[q18.content|“a long evening”]].\n",
        {
            "a1": {"name": "North Sound Ferries", "kind": "organization"},
            "a2": {"name": "Neema Abara", "role": "Transport Secretary"},
            "a3": {"kind": "outlet"},
            "a4": {"kind": "group"},
            "a5": {"kind": "outlet"},
            "a6": {"name": "Ruben Vasquez-Thorne", "role": "columnist", "affiliation": "Calder Post"},
            "a7": {"kind": "group"},
            "a8": {"name": "Idris Okonkwo", "role": "harbour master"},
            "a9": {"kind": "group"},
            "a10": {"kind": "organization", "name": "his office"},
            "a11": {"kind": "document"},
            "a12": {
                "name": "Solveig Rasmussen-Adeyemi",
                "role": "chairwoman",
                "affiliation": "North Sound Ferries",
            },
            "a13": {"kind": "group", "members": ("a14", "a15")},
            "a14": {"kind": "organization"},
            "a15": {"kind": "organization"},
            "a17": {"name": "Petra Lund", "role": "Mayor"},
            "a18": {"kind": "place"},
            "q5": {"act": "deny", "polarity": "negative"},
            "q6": {"source_kind": "named"},
            "q7": {"source_kind": "unnamed"},
            "q10": {"source_kind": "document"},
            "q14": {"source_kind": "collective"},
            "q15": {"source_kind": "unnamed", "certainty": "reported", "strength": "possible"},
            "q16": {"confidence": 0.52},
            "q17": {"source_kind": "unnamed", "confidence": 0.55},
            "w1": {"code": "actor_unknown", "message": "A source that could not be identified."},
        },
        outlet="The Skerry Gazette",
        byline=("Tove Lindgren-Musa",),
        published="2031-05-06",
        language="en",
        path="ferry.txt",
    )
