from __future__ import annotations

import msgspec
import pytest

from accordingto.errors import LedgerError
from accordingto.export import to_json
from accordingto.schemas import EARLIER, decode
from accordingto.types import SCHEMA, Ledger
from tests.earlier import checked, version_1
from tests.fakes import harbour, observatory


def test_a_ledger_of_version_1_becomes_one_of_the_present_version() -> None:
    ledger = decode(version_1(checked()))

    assert ledger == checked()
    assert ledger.schema == SCHEMA
    assert [(one.verdict, one.confidence) for one in ledger.headline_checks] == [
        ("attribution_dropped", None)
    ]


@pytest.mark.parametrize("ledger", [harbour(), observatory()])
def test_both_versions_are_read(ledger: Ledger) -> None:
    assert decode(to_json(ledger)) == ledger
    assert decode(version_1(ledger)) == ledger


def test_another_version_is_named_with_those_that_are_read() -> None:
    with pytest.raises(LedgerError) as raised:
        decode(b'{"schema": "accordingto/ledger/9"}')

    for version in ("accordingto/ledger/9", SCHEMA, *EARLIER):
        assert version in str(raised.value)


@pytest.mark.parametrize("schema", [SCHEMA, *EARLIER])
def test_what_is_wrong_has_its_place_in_either_version(schema: str) -> None:
    document = msgspec.json.decode(to_json(harbour())) | {"schema": schema}
    document["attributions"][0]["form"] = "sung"

    with pytest.raises(msgspec.ValidationError, match=r"\$\.attributions\[0\]\.form"):
        decode(msgspec.json.encode(document))
