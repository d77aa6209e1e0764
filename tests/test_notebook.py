"""The notebook of the documentation runs from its first cell to its last, and draws what it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "docs" / "archive.ipynb"


@pytest.mark.filterwarnings("ignore")  # what plotting warns of is not ours
def test_the_notebook_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("duckdb", reason="make test installs duckdb")
    pyplot = pytest.importorskip("matplotlib.pyplot", reason="make test installs matplotlib")
    pyplot.switch_backend("agg")
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {}
    for number, cell in enumerate(json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]):
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), f"cell {number}", "exec"), names)
    drawn = [pyplot.figure(number).axes[0] for number in pyplot.get_fignums()]
    pyplot.close("all")

    assert names["summary"].is_complete
    assert [axes.get_title() for axes in drawn] == [
        "Kinds of sources",
        "Acts other than saying",
        "Share of named sources (articles)",
    ]
    assert all(axes.patches or axes.lines for axes in drawn)
