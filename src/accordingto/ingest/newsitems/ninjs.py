"""Items in IPTC ninjs 1 to 3, which are JSON objects.

The versions differ in how they write names (``versioncreated``, ``versionCreated``) and in whether texts are
fields (``body_text``) or lists with roles. Items within an item (pictures, other articles) are ignored. Of
several texts the longest is read: they are the same text in different formats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from accordingto.errors import InputError, UnreadableInput
from accordingto.ingest.newsitems.item import Item
from accordingto.ingest.texts.fragment import text_of_fragment

VERSIONS = ("1", "2", "3")
"""The supported major versions."""

_OWN = frozenset((
    "versioncreated", "firstcreated", "contentcreated", "embargoed", "pubstatus", "representationtype",
    "headlines", "bodies", "descriptions", "copyrightholder", "copyrightnotice", "usageterms", "infosources",
    "altids", "associations", "renditions", "slugline", "ednote", "rightsinfo", "subjects", "plannedcoverage",
    "eventdetails", "trustindicators", "located",
))  # fmt: skip
"""Fields that, together with ``uri``, identify an object as an item."""
_DAYS = ("versioncreated", "contentcreated", "firstcreated")
_TEXTS = re.compile(r"(?:body|headline|description)_\w+")
_VERSION = re.compile(r"\d+")
_SCHEMA = re.compile(r"ninjs-schema_(\d+(?:\.\d+)?)")
_MARKUP = re.compile(r"</?\w[^>]*>")


def is_ninjs(fields: object) -> bool:
    """Return whether a JSON value is a ninjs item: it says so, or has a ``uri`` and a field of ninjs."""
    if not isinstance(fields, dict):
        return False
    if "ninjs" in str(_standard(fields)).lower():
        return True
    names = {str(name).lower() for name in fields}
    return "uri" in names and (not names.isdisjoint(_OWN) or any(map(_TEXTS.fullmatch, names)))


def item_of(fields: Mapping[str, object], place: str) -> Item:
    """Return the item in an object. Raises ``UnreadableInput`` for an unknown version or wrong field
    types."""
    _check_version(fields, place)
    known = {str(name).lower(): value for name, value in fields.items()}
    bodies = [*_texts(known, "body", "bodies", place)]
    descriptions = [*_texts(known, "description", "descriptions", place)]
    credits = [one for one in descriptions if "credit" in one.role]
    texts = bodies or [one for one in descriptions if one not in credits]
    headlines = sorted(
        _texts(known, "headline", "headlines", place), key=lambda one: one.role not in ("", "main")
    )
    sources = [*_names(known.get("infosource")), *_names(known.get("infosources"))]
    return Item(
        text=max(((one.is_known, len(one.text), one.text) for one in texts), default=(False, 0, ""))[2],
        headline=next((one.text for one in headlines if one.text), "") or _string(known, "title", place),
        byline=tuple(_string(known, name, place) for name in ("byline", "by")),
        credit=(*(one.text for one in credits), _string(known, "copyrightholder", place), *sources),
        published=tuple(_string(known, name, place) for name in _DAYS),
        embargo=_string(known, "embargoed", place),
        status=_string(known, "pubstatus", place),
        url=_string(known, "uri", place),
    )


def _standard(fields: Mapping[str, object]) -> Mapping[str, object]:
    found = fields.get("standard", fields.get("$standard"))
    return found if isinstance(found, dict) else {}


def _check_version(fields: Mapping[str, object], place: str) -> None:
    schema = _SCHEMA.search(str(fields.get("$schema") or _standard(fields).get("schema") or "")[:1_000])
    said = str(_standard(fields).get("version") or (schema[1] if schema else ""))
    number = _VERSION.match(said)
    if said and (number is None or number[0] not in VERSIONS):
        reason = f"it is ninjs {said[:20]}, and only versions {VERSIONS[0]} to {VERSIONS[-1]} can be read"
        raise UnreadableInput(place, reason, "convert it to one of these")


@dataclass(frozen=True)
class _Text:
    role: str
    text: str
    is_known: bool
    """Whether it is in a standard format rather than one of the agency's own."""


def _texts(fields: Mapping[str, object], one: str, several: str, place: str) -> Iterator[_Text]:
    """Yield the texts under a name, each with its role: of ``body``, ``body_html`` and the list
    ``bodies``."""
    for name, value in fields.items():
        if name == one or name.startswith(f"{one}_"):
            role = name[len(one) + 1 :]
            yield _text(_checked(value, name, place), role, role, place)
    listed = fields.get(several)
    for entry in listed if isinstance(listed, list) else []:
        if not isinstance(entry, dict):
            raise UnreadableInput(place, f"its {several!r} are not objects", "write the item again")
        kind = str(entry.get("contenttype") or entry.get("contentType") or "").lower()
        yield _text(_checked(entry.get("value"), several, place), str(entry.get("role") or ""), kind, place)


def _text(value: str, role: str, kind: str, place: str) -> _Text:
    """Return a text without markup, which is recognised by its media type, or else by a tag in it."""
    if "nitf" in kind:
        from accordingto.ingest.newsitems.xml import read_nitf_text

        with suppress(InputError):
            return _Text(role, read_nitf_text(value, place), True)
    is_known = "xml" not in kind.replace("xhtml", "") and "nitf" not in kind
    is_markup = "html" in kind or ("plain" not in kind and bool(_MARKUP.search(value)))
    return _Text(role, text_of_fragment(value) if is_markup else value.strip(), is_known)


def _string(fields: Mapping[str, object], name: str, place: str) -> str:
    return _checked(fields.get(name), name, place)


def _checked(value: object, name: str, place: str) -> str:
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "\n\n".join(value)  # against the standard, but it is clear what is meant
    if not isinstance(value, str):
        raise UnreadableInput(place, f"its {name!r} is not text", "write the item again")
    return value


def _names(parties: object) -> list[str]:
    listed = parties if isinstance(parties, list) else [parties]
    return [str(party["name"]) for party in listed if isinstance(party, dict) and party.get("name")]
