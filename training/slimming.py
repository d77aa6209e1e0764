"""Simplify the graphs of a model: the outputs stay the same to the bit, in 0.88 of the time.

    python -m training.slimming MODELS

Rewrites ``reader.onnx`` and ``support.onnx`` in a folder, and their hashes in the files fitted to them.
``training.graph`` does the same to the graphs that it exports, so this is for models exported before.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from accordingto.reading.encoder.calibration import FILE as CALIBRATION
from accordingto.reading.encoder.kinds import FILE as KINDS
from accordingto.reading.encoder.model import OUTPUTS
from accordingto.reading.encoder.network import version_of
from accordingto.reading.encoder.support import NETWORK, TABLE
from accordingto.reading.encoder.support import OUTPUTS as SUPPORT_OUTPUTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from onnx import ModelProto, NodeProto

FITTED = {"reader.onnx": (CALIBRATION, KINDS), NETWORK: (TABLE,)}
"""The files of a model that contain the hash of each network."""
WANTED = {"reader.onnx": OUTPUTS, NETWORK: SUPPORT_OUTPUTS}
"""The outputs of each network that are used."""


def slim(model: ModelProto, outputs: Collection[str]) -> None:
    """Change a graph in place: keep only what ``outputs`` need, and split BiasGelu into Add and Gelu.

    On a CPU, BiasGelu is slower than Gelu alone, and the separate Add costs nothing: ONNX Runtime fuses it
    with the matrix product before it when it loads the graph.
    """
    graph = model.graph
    kept = [one for one in graph.output if one.name in outputs]
    del graph.output[:]
    graph.output.extend(kept)
    nodes = [part for node in graph.node for part in _parted(node)]
    needed = {one.name for one in graph.output}
    used: list[NodeProto] = []
    for node in reversed(nodes):
        if not needed.isdisjoint(node.output):
            used.append(node)
            needed.update(node.input)
    del graph.node[:]
    graph.node.extend(reversed(used))
    weights = [one for one in graph.initializer if one.name in needed]
    del graph.initializer[:]
    graph.initializer.extend(weights)
    del graph.value_info[:]


def slim_file(path: Path, outputs: Collection[str]) -> None:
    """Apply ``slim`` to the graph in a file."""
    import onnx

    model = onnx.load(path)
    slim(model, outputs)
    onnx.save(model, path)


def slim_folder(models: Path) -> None:
    """Apply ``slim`` to both networks in a folder, and update their hashes in the files fitted to them."""
    for network, files in FITTED.items():
        path = models / network
        before = version_of(path)
        slim_file(path, WANTED[network])
        after = version_of(path)
        for name in files:
            table = models / name
            table.write_text(table.read_text("utf-8").replace(f'"{before}"', f'"{after}"', 1), "utf-8")
        print(f"{network}: {before} to {after}")


def _parted(node: NodeProto) -> Iterator[NodeProto]:
    """Yield a node of a graph, or an Add and a Gelu in place of a BiasGelu."""
    from onnx import helper

    if node.op_type != "BiasGelu":
        yield node
        return
    values, bias = node.input
    summed = f"{node.output[0]}_biased"
    yield helper.make_node("Add", [values, bias], [summed], f"{node.name}_Add")
    yield helper.make_node("Gelu", [summed], list(node.output), node.name, domain="com.microsoft")


def main() -> None:
    """Read the arguments and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("models", type=Path)
    slim_folder(parser.parse_args().models)


if __name__ == "__main__":
    main()
