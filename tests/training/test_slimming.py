from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import onnxruntime
import pytest

from training.slimming import slim

if TYPE_CHECKING:
    from onnx import ModelProto

onnx = pytest.importorskip("onnx", reason="onnx is for training, which development does not install")


def small_graph() -> ModelProto:
    """A product, a bias with GELU, and a second output that nobody asks for."""
    from onnx import TensorProto, helper, numpy_helper

    dice = np.random.default_rng(3)
    weights = {
        "w": dice.normal(size=(4, 8)),
        "b": dice.normal(size=8),
        "u": dice.normal(size=(4, 2)),
    }
    nodes = [
        helper.make_node("MatMul", ["x", "w"], ["product"]),
        helper.make_node("BiasGelu", ["product", "b"], ["y"], "one", domain="com.microsoft"),
        helper.make_node("MatMul", ["x", "u"], ["unasked"]),
    ]
    graph = helper.make_graph(
        nodes,
        "small",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", 4])],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in ("y", "unasked")],
        [numpy_helper.from_array(value.astype(np.float32), name) for name, value in weights.items()],
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=8)


def run(model: ModelProto, rows: np.ndarray) -> np.ndarray:
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    (found,) = session.run(["y"], {"x": rows})
    return np.asarray(found)


def test_a_slimmer_graph_gives_the_same_bits_and_nothing_else() -> None:
    model, rows = small_graph(), np.random.default_rng(4).normal(size=(5, 4)).astype(np.float32)
    before = run(model, rows)
    slim(model, ["y"])
    assert np.array_equal(run(model, rows), before)
    assert [node.op_type for node in model.graph.node] == ["MatMul", "Add", "Gelu"]
    assert [one.name for one in model.graph.output] == ["y"]
    assert {one.name for one in model.graph.initializer} == {"w", "b"}
