"""Example requests of each operation, for a shell and for Python."""

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
    """An example request. Names in braces in its address are variables, which ``shell_start`` defines."""

    shows: str
    """What it does, in one line."""
    address: str
    """The path below the base of the API, with its query."""
    body: object = None
    """The JSON body; None for no body, or for a file."""
    sends_file: bool = False
    """Whether the body is ``FILE``, a web page."""

    def curl(self, method: Method) -> str:
        """Return the request as a curl command."""
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
    """Return the shell commands that set the variables of the examples."""
    return f"API={api}\nKEY={key}\nPERSON={person}"


def python_start(api: str, key: str, person: str) -> str:
    """Return the beginning of a Python program: the variables of the examples and the function ``ask``."""
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
    ("DELETE", "/articles/{key}"): (Example("Remove an article.", "/articles/{KEY}"),),
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
        Example("Read a text and add it.", "/articles", {"text": _TEXT, "outlet": "Elswick Courier"}),
        Example(
            "Add several at once: each has its result, and an invalid one does not keep the others out.",
            "/articles",
            [{"text": _TEXT}, {"text": "The tolls will not rise, the mayor said."}],
        ),
        Example("Read a web page and add it.", "/articles?outlet=Elswick+Courier", sends_file=True),
    ),
    ("POST", "/read"): (
        Example("Read a text without adding it.", "/read", {"text": _TEXT}),
        Example("The same as a table.", "/read?format=csv", {"text": _TEXT}),
    ),
    ("GET", "/articles/{key}/corrections"): (
        Example("What was corrected, and whether it applies.", "/articles/{KEY}/corrections"),
    ),
    ("POST", "/articles/{key}/corrections"): (
        Example(
            "Correct the act of an attribution, which is identified by its cue.",
            "/articles/{KEY}/corrections",
            {
                "author": "Ines Varga",
                "reason": "It is a warning.",
                "change": {"type": "other_act", "act": "warn", "attribution": _CUE},
            },
        ),
    ),
    ("DELETE", "/articles/{key}/corrections/{id}"): (
        Example("Undo the first correction.", "/articles/{KEY}/corrections/1?author=Tove"),
    ),
    ("GET", "/statements"): (
        Example("Denials about tolls since March.", "/statements?q=toll*&act=deny&since=2026-03-01"),
        Example(
            "Statements by anybody of the port, with high confidence.",
            "/statements?actor=port&confidence=0.8",
        ),
    ),
    ("GET", "/statements/facets"): (
        Example("Counts by act, outlet, person and month.", "/statements/facets?q=toll*"),
    ),
    ("GET", "/statements/table"): (
        Example("Statements as a table.", "/statements/table?q=toll*&format=csv"),
    ),
    ("GET", "/stories"): (Example("Stories about tolls since March.", "/stories?q=toll*&since=2026-03-01"),),
    ("GET", "/stories/{key}"): (Example("What the articles of a story have in common.", "/stories/{KEY}"),),
    ("GET", "/stories/{key}/brief"): (Example("A brief of it for editors.", "/stories/{KEY}/brief"),),
    ("GET", "/stories/{key}/articles"): (Example("Its articles.", "/stories/{KEY}/articles"),),
    ("GET", "/stories/{key}/history"): (
        Example("Its corrections, and the events of its articles.", "/stories/{KEY}/history"),
    ),
    ("POST", "/stories/{key}/corrections"): (
        Example(
            "Give a story another title.",
            "/stories/{KEY}/corrections",
            {"author": "Ines Varga", "change": {"type": "name", "name": "Tolls at the port"}},
        ),
    ),
    ("DELETE", "/stories/{key}/corrections/{id}"): (
        Example("Undo the first correction of a story.", "/stories/{KEY}/corrections/1?author=Tove"),
    ),
    ("GET", "/people"): (
        Example("People with a name that has a word with this beginning.", "/people?name=port"),
    ),
    ("GET", "/people/{key}"): (Example("One of them.", "/people/{PERSON}"),),
    ("GET", "/people/{key}/statements"): (
        Example("Statements, newest first.", "/people/{PERSON}/statements?limit=20"),
    ),
    ("GET", "/people/{key}/appearances"): (
        Example(
            "Articles in which the person appears, and why it is taken for the same person.",
            "/people/{PERSON}/appearances",
        ),
    ),
    ("GET", "/outlets"): (Example("How one outlet uses sources.", "/outlets?name=Elswick+Courier"),),
    ("GET", "/watch"): (
        Example("Promises that are due in a month.", "/watch?kind=promise&since=2026-03-01&until=2026-03-31"),
    ),
    ("GET", "/watch.ics"): (Example("Everything, for a calendar.", "/watch.ics"),),
    ("GET", "/feeds"): (Example("Followed feeds and their states.", "/feeds"),),
    ("GET", "/feeds/entries"): (
        Example("Entries that could not be fetched or read, latest first.", "/feeds/entries?state=failed"),
    ),
    ("GET", "/health"): (Example("Whether the server is well.", "/health"),),
    ("GET", "/openapi.json"): (Example("The description, for programs.", "/openapi.json"),),
}
"""Examples of every operation, by method and path."""
