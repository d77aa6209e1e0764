"""JSON Schemas of our types, with descriptions read from the docstrings below the fields."""

from __future__ import annotations

import ast
import inspect
from types import ModuleType
from typing import Any

import msgspec

from accordingto import types
from accordingto.stories import story
from accordingto.stories.brief import brief
from accordingto.watchlist import watchitem

_MODULES = (types, watchitem, story, brief)
"""The modules with types that are written as JSON."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def describe(kind: type[msgspec.Struct], title: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one of our types, with the docstring of each field as description.

    The schema has the given title.
    """
    schema = msgspec.json.schema(kind)
    for module in _MODULES:
        for name, docs in field_docs(module).items():
            properties = schema["$defs"].get(name, {}).get("properties", {})
            for field in msgspec.structs.fields(getattr(module, name)) if properties else ():
                properties[field.encode_name]["description"] = docs[field.name]
    return {"$schema": DIALECT, "title": title, **schema}


def field_docs(module: ModuleType) -> dict[str, dict[str, str]]:
    """Return the docstrings of the fields in a module, by class and field name, each on one line."""
    tree = ast.parse(inspect.getsource(module))
    return {node.name: _docs_of_class(node) for node in tree.body if isinstance(node, ast.ClassDef)}


def _docs_of_class(node: ast.ClassDef) -> dict[str, str]:
    docs = {}
    for field, following in zip(node.body, node.body[1:], strict=False):
        match field, following:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(doc))):
                docs[name] = " ".join(doc.split())
    return docs
