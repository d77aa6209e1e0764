from __future__ import annotations

import pytest

from accordingto.store.names import Described, fold, is_full, slug, why_same
from accordingto.types import Actor, ActorKind, Mention


def actor(name: str, kind: ActorKind = "person") -> Actor:
    return Actor(id="a1", name=name, kind=kind, mentions=(Mention(0, len(name), name, "name"),))


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Dr. Ana Ló\N{SOFT HYPHEN}pez-Reid", "ana lopez reid"),
        ("MARA ELLISON", "mara ellison"),
        ("Sheila O'Shea", "sheila o shea"),
        ("Mara Ellison's", "mara ellison"),
        ("Mara Ellison’s", "mara ellison"),
        ("Mayor Orr", "orr"),
        ("Sir", "sir"),
        ("", ""),
    ],
)
def test_a_name_is_folded(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("name", "kind", "full"),
    [
        ("Mara Ellison", "person", True),
        ("Ellison", "person", False),
        ("Mayor Ellison", "person", False),
        ("Dr. Ellison", "person", False),
        ("Velmouth Harbour Board", "organization", True),
        ("Brandtco", "organization", True),
        ("the ministry", "organization", False),
        ("City Council", "organization", False),
        ("The Supreme Court", "organization", False),
        ("Residents", "group", False),
    ],
)
def test_who_is_named_in_full(name: str, kind: ActorKind, full: bool) -> None:
    assert is_full(actor(name, kind)) is full


def test_what_speaks_for_one_person_and_against() -> None:
    engineer = Described("harbour engineer", "Velmouth")

    assert why_same(engineer, [Described("chief engineer", None)]) == "name_and_role"
    assert why_same(engineer, [Described("spokeswoman", "Velmouth")]) == "name_and_affiliation"
    assert why_same(engineer, [Described(None, None)]) == "name"
    assert why_same(Described(None, None), [engineer]) == "name"
    assert why_same(engineer, [Described("goalkeeper", "Sund United")]) is None
    assert why_same(engineer, []) == "name"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Mara Ellison", "mara-ellison"),
        ("Ó Líon & Co.", "o-lion-co"),
        ("山田", "unnamed"),
        ("../..", "unnamed"),
    ],
)
def test_a_key_is_of_letters_digits_and_hyphens(name: str, key: str) -> None:
    assert slug(name) == key
