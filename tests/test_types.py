from __future__ import annotations

import ast
import inspect

import msgspec
import pytest

from accordingto import types
from accordingto.types import Article, Ledger, Span

STRUCTS = [
    v
    for v in vars(types).values()
    if isinstance(v, type) and issubclass(v, msgspec.Struct) and v is not msgspec.Struct
]


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda s: s.__name__)
def test_every_type_is_frozen_and_every_field_documented(struct: type[msgspec.Struct]) -> None:
    assert struct.__struct_config__.frozen
    assert struct.__doc__
    body = ast.parse(inspect.getsource(struct)).body[0]
    assert isinstance(body, ast.ClassDef)
    for field, after in zip(body.body, [*body.body[1:], None], strict=True):
        if isinstance(field, ast.AnnAssign):
            documented = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            assert documented, f"{struct.__name__}.{ast.unparse(field.target)} has no docstring"


def test_a_ledger_names_its_schema() -> None:
    ledger = Ledger(reader="test", article=Article(id="0", text="Rain."))
    assert msgspec.json.decode(msgspec.json.encode(ledger))["schema"] == "accordingto/ledger/2"


def test_offsets_are_not_negative() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"start":-1,"end":0,"text":""}', type=Span)
