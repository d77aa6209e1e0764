"""What the fields of the ledger mean, read from the docstrings under them in ``types.py``."""

from __future__ import annotations

import ast
import inspect

from accordingto import types


def field_docs() -> dict[str, dict[str, str]]:
    """Give the docstring of every documented field, by class and field name, on one line each."""
    tree = ast.parse(inspect.getsource(types))
    return {node.name: _docs_of_class(node) for node in tree.body if isinstance(node, ast.ClassDef)}


def _docs_of_class(node: ast.ClassDef) -> dict[str, str]:
    docs = {}
    for field, following in zip(node.body, node.body[1:], strict=False):
        match field, following:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(doc))):
                docs[name] = " ".join(doc.split())
    return docs
