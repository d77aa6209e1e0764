"""Requests that show what each operation does, as they are typed in a shell and in Python."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from accordingto.web.api.operations import JSON, Method

FILE = "article.html"
"""The file that examples send."""
_TEXT = "Tolls will rise in June, the port said."
_CUE = {"spans": [{"start": 34, "end": 38, "text": "said"}], "prefix": "in June, the port ", "suffix": "."}


@dataclass(frozen=True)
class Example:
    """A request. What stands in braces in its address is a variable that the page sets before."""

    shows: str
    """What it does, in one line."""
    address: str
    """The address below the API, with its query."""
    body: object = None
    """JSON that is sent; null where nothing is, or a file."""
    sends_file: bool = False
    """Whether ``FILE`` is sent, which is a web page."""

    def curl(self, method: Method) -> str:
        """Return the command."""
        address = self.address.replace("{", "$").replace("}", "")
        parts = [f'curl "$API{address}"']
        if method == "DELETE":
            parts.insert(1, "-X DELETE")
        if self.body is not None:
            written = json.dumps(self.body, ensure_ascii=False).replace("'", "'\\''")
            parts.append(f"--json '{written}'")
        if self.sends_file:
            parts.append(f"--data-binary @{FILE} -H 'Content-Type: text/html'")
        return " \\\n  ".join(parts)

    def python(self, method: Method) -> str:
        """Return a line that calls ``ask``, which ``python_start`` defines."""
        prefix = "f" if "{" in self.address else ""
        given = [f'"{method}"', f'{prefix}"{self.address}"']
        if self.body is not None:
            given.append(repr(self.body))
        if self.sends_file:
            given += [f'Path("{FILE}").read_bytes()', '"text/html"']
        return f"print(ask({', '.join(given)}))"


def shell_start(api: str, key: str, person: str) -> str:
    """Return what is typed before the commands: where the API is, and whom and what they ask for."""
    return f"API={api}\nKEY={key}\nPERSON={person}"


def python_start(api: str, key: str, person: str) -> str:
    """Return what a program begins with."""
    return f'''import json
from pathlib import Path
from urllib.request import Request, urlopen

API, KEY, PERSON = "{api}", "{key}", "{person}"


def ask(method, address, body=None, kind="{JSON}"):
    data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    headers = {{}} if data is None else {{"Content-Type": kind}}
    with urlopen(Request(API + address, data, headers, method=method)) as answer:
        return answer.read().decode()'''


EXAMPLES: Mapping[tuple[Method, str], tuple[Example, ...]] = {
    ("GET", "/articles"): (
        Example(
            "Articles about harbour tolls in which somebody denies something.", "/articles?q=toll*&act=deny"
        ),
        Example("The twenty newest articles.", "/articles?limit=20"),
    ),
    ("GET", "/articles/{key}"): (
        Example("The ledger with its corrections.", "/articles/{KEY}"),
        Example("The ledger as it was read.", "/articles/{KEY}?corrected=false"),
    ),
    ("DELETE", "/articles/{key}"): (Example("An article is removed.", "/articles/{KEY}"),),
    ("GET", "/articles/{key}/versions"): (Example("Its versions.", "/articles/{KEY}/versions"),),
    ("GET", "/articles/{key}/comparison"): (
        Example(
            "What changed from the first version to the second.", "/articles/{KEY}/comparison?old=1&new=2"
        ),
    ),
    ("GET", "/articles/{key}/export"): (
        Example("The article as annotations.", "/articles/{KEY}/export?format=webannotation"),
    ),
    ("GET", "/articles/{key}/tables/{table}"): (
        Example("Its claims, as CSV.", "/articles/{KEY}/tables/claims"),
    ),
    ("GET", "/tables/{table}"): (
        Example(
            "The attributions of the newest articles, as JSON lines.", "/tables/attributions?format=jsonl"
        ),
    ),
    ("POST", "/articles"): (
        Example("A text is read and kept.", "/articles", {"text": _TEXT, "outlet": "Elswick Courier"}),
        Example(
            "Several at once: each has its result, and one that is wrong does not keep the others out.",
            "/articles",
            [{"text": _TEXT}, {"text": "The tolls will not rise, the mayor said."}],
        ),
        Example("A web page is read and kept.", "/articles?outlet=Elswick+Courier", sends_file=True),
    ),
    ("POST", "/read"): (
        Example("The ledger of a text, which is not kept.", "/read", {"text": _TEXT}),
        Example("The same as a table.", "/read?format=csv", {"text": _TEXT}),
    ),
    ("GET", "/articles/{key}/corrections"): (
        Example("What was corrected, and whether it applies.", "/articles/{KEY}/corrections"),
    ),
    ("POST", "/articles/{key}/corrections"): (
        Example(
            "The act is another one. The cue says which attribution is meant.",
            "/articles/{KEY}/corrections",
            {
                "author": "Ines Varga",
                "reason": "It is a warning.",
                "change": {"type": "other_act", "act": "warn", "attribution": _CUE},
            },
        ),
    ),
    ("DELETE", "/articles/{key}/corrections/{id}"): (
        Example("The first correction is undone.", "/articles/{KEY}/corrections/1?author=Tove"),
    ),
    ("GET", "/statements"): (
        Example("Denials about tolls since March.", "/statements?q=toll*&act=deny&since=2026-03-01"),
        Example("What is surely attributed to anybody of the port.", "/statements?actor=port&confidence=0.8"),
    ),
    ("GET", "/statements/facets"): (
        Example("How many there are of each act, outlet, person and month.", "/statements/facets?q=toll*"),
    ),
    ("GET", "/statements/table"): (
        Example("Statements as a table.", "/statements/table?q=toll*&format=csv"),
    ),
    ("GET", "/stories"): (Example("Stories about tolls since March.", "/stories?q=toll*&since=2026-03-01"),),
    ("GET", "/stories/{key}"): (
        Example("What the articles on the event of one have in common.", "/stories/{KEY}"),
    ),
    ("GET", "/stories/{key}/brief"): (Example("What an editor asks of it.", "/stories/{KEY}/brief"),),
    ("GET", "/stories/{key}/articles"): (Example("Its articles.", "/stories/{KEY}/articles"),),
    ("GET", "/stories/{key}/history"): (
        Example("What was corrected, and what became of its articles.", "/stories/{KEY}/history"),
    ),
    ("POST", "/stories/{key}/corrections"): (
        Example(
            "It has another title.",
            "/stories/{KEY}/corrections",
            {"author": "Ines Varga", "change": {"type": "name", "name": "Tolls at the port"}},
        ),
    ),
    ("DELETE", "/stories/{key}/corrections/{id}"): (
        Example("The first correction of a story is undone.", "/stories/{KEY}/corrections/1?author=Tove"),
    ),
    ("GET", "/people"): (Example("Persons of whose names a word begins so.", "/people?name=port"),),
    ("GET", "/people/{key}"): (Example("One of them.", "/people/{PERSON}"),),
    ("GET", "/people/{key}/statements"): (
        Example("What was said, the newest first.", "/people/{PERSON}/statements?limit=20"),
    ),
    ("GET", "/people/{key}/appearances"): (
        Example("Where, and why it is taken for the same person.", "/people/{PERSON}/appearances"),
    ),
    ("GET", "/outlets"): (Example("How one outlet uses sources.", "/outlets?name=Elswick+Courier"),),
    ("GET", "/watch"): (
        Example(
            "Promises that fall due in a month.", "/watch?kind=promise&since=2026-03-01&until=2026-03-31"
        ),
    ),
    ("GET", "/watch.ics"): (Example("Everything, for a calendar.", "/watch.ics"),),
    ("GET", "/feeds"): (Example("What is followed, and how it is.", "/feeds"),),
    ("GET", "/feeds/entries"): (
        Example("What could not be had, the latest first.", "/feeds/entries?state=failed"),
    ),
    ("GET", "/health"): (Example("Whether the server is well.", "/health"),),
    ("GET", "/openapi.json"): (Example("The description, for programs.", "/openapi.json"),),
}
"""Examples of every operation, by method and path."""
