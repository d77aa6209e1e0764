"""IPTC ninjs 1 to 3: an item of news as a JSON object.

The versions differ in how they write names (``versioncreated``, ``versionCreated``) and in whether texts
stand in fields of their own (``body_text``) or in lists with roles. Items within an item (pictures, other
articles) are not read. Of several texts the longest is: they are the same in other formats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress

from accordingto.errors import InputError, UnreadableInput
from accordingto.ingest.newsitems.item import Item
from accordingto.ingest.newsitems.xml import read_nitf_text
from accordingto.ingest.texts.fragment import text_of_fragment

VERSIONS = ("1", "2", "3")
"""The versions that are known."""

_OWN = frozenset((
    "versioncreated", "firstcreated", "contentcreated", "embargoed", "pubstatus", "representationtype",
    "headlines", "bodies", "descriptions", "copyrightholder", "copyrightnotice", "usageterms", "infosources",
    "altids", "associations", "renditions", "slugline", "ednote", "rightsinfo", "subjects", "plannedcoverage",
    "eventdetails", "trustindicators", "located",
))  # fmt: skip
"""Fields that with a ``uri`` tell an item."""
_DAYS = ("versioncreated", "contentcreated", "firstcreated")
_TEXTS = re.compile(r"(?:body|headline|description)_\w+")
_VERSION = re.compile(r"\d+")
_MARKUP = re.compile(r"</?\w[^>]*>")


def is_ninjs(fields: object) -> bool:
    """Return whether a JSON value is an item in ninjs: it says so, or has a ``uri`` and fields of its own."""
    if not isinstance(fields, dict):
        return False
    if "ninjs" in str(_standard(fields)).lower():
        return True
    names = {str(name).lower() for name in fields}
    return "uri" in names and (not names.isdisjoint(_OWN) or any(map(_TEXTS.fullmatch, names)))


def item_of(fields: Mapping[str, object], place: str) -> Item:
    """Return the item of an object. Raises ``UnreadableInput`` for another version or wrong fields."""
    _check_version(fields, place)
    known = {str(name).lower(): value for name, value in fields.items()}
    texts = [*_texts(known, "body", "bodies", place)] or [
        *_texts(known, "description", "descriptions", place)
    ]
    credit = [text for role, text in _texts(known, "description", "descriptions", place) if "credit" in role]
    headlines = sorted(
        _texts(known, "headline", "headlines", place), key=lambda one: one[0] not in ("", "main")
    )
    return Item(
        text=max((text for role, text in texts if "credit" not in role), key=len, default=""),
        headline=next((text for _, text in headlines if text.strip()), "") or _string(known, "title", place),
        byline=tuple(_string(known, name, place) for name in ("byline", "by")),
        credit=(*credit, _string(known, "copyrightholder", place), *_names(known.get("infosource")),
            *_names(known.get("infosources"))),
        published=tuple(_string(known, name, place) for name in _DAYS),
        embargo=_string(known, "embargoed", place),
        status=_string(known, "pubstatus", place),
        url=_string(known, "uri", place),
    )  # fmt: skip


def _standard(fields: Mapping[str, object]) -> Mapping[str, object]:
    found = fields.get("standard", fields.get("$standard"))
    return found if isinstance(found, dict) else {}


def _check_version(fields: Mapping[str, object], place: str) -> None:
    said = str(_standard(fields).get("version") or "")
    number = _VERSION.match(said)
    if said and (number is None or number[0] not in VERSIONS):
        reason = f"it is ninjs {said[:20]}, and versions {VERSIONS[0]} to {VERSIONS[-1]} are read"
        raise UnreadableInput(place, reason, "write it in one of these")


def _texts(fields: Mapping[str, object], one: str, several: str, place: str) -> Iterator[tuple[str, str]]:
    """Yield the texts under a name, each with its role: ``body``, ``body_html``, those of ``bodies``."""
    for name, value in fields.items():
        if name == one or name.startswith(f"{one}_"):
            role = name[len(one) + 1 :]
            yield role, _plain(_checked(value, name, place), role, place)
    listed = fields.get(several)
    for entry in listed if isinstance(listed, list) else []:
        if not isinstance(entry, dict):
            raise UnreadableInput(place, f"its {several!r} are no objects", "write the item again")
        kind = str(entry.get("contenttype") or entry.get("contentType") or "")
        role = str(entry.get("role") or "")
        yield role, _plain(_checked(entry.get("value"), several, place), f"{role} {kind}", place)


def _plain(value: str, kind: str, place: str) -> str:
    """Return a text without its markup, which what it is called, or else a tag in it, tells."""
    if "nitf" in kind.lower():
        with suppress(InputError):
            return read_nitf_text(value, place)
    is_markup = "html" in kind.lower() or ("plain" not in kind and bool(_MARKUP.search(value)))
    return text_of_fragment(value) if is_markup else value.strip()


def _string(fields: Mapping[str, object], name: str, place: str) -> str:
    return _checked(fields.get(name), name, place)


def _checked(value: object, name: str, place: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UnreadableInput(place, f"its {name!r} is no text", "write the item again")
    return value


def _names(parties: object) -> list[str]:
    listed = parties if isinstance(parties, list) else [parties]
    return [str(party["name"]) for party in listed if isinstance(party, dict) and party.get("name")]
