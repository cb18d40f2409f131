"""Trained weights into the files that ship: `python -m training.export DATA CHECKPOINT FOLDER [--float32]`.

FOLDER gets `reader.onnx` (encoder and heads), `second.onnx` (labels of arcs and sentence vectors, run once heads and
sentences are known), `pieces.json` (the word-piece tokenizer), `lemmas.json` (the lexicon) and `labels.json`. The graph
is written node by node with onnxruntime's fused operators, so that nothing depends on an exporter's taste.

Inputs of reader.onnx: ids, shapes (windows, pieces) int32; lengths (windows) int32; first, last (words) int32: where
in the flattened rectangle each word's first and last piece lies; grid (windows, words a window) int32: the words'
numbers. All outputs but `arcs` and `hidden` are over words.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.lexicon import write_lexicon

MICROSOFT = "com.microsoft"


class Graph:
    """Nodes and weights of a graph under construction; a value is known by its name."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.weights: list[Any] = []
        self.count = 0

    def weight(self, value: np.ndarray[Any, Any], name: str) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, *inputs: str, domain: str = "", name: str | None = None, outputs: int = 1,
            **attributes: Any) -> Any:  # fmt: skip
        """A node; the name of its output, or of its outputs."""
        self.count += 1
        label = name or f"{kind}_{self.count}"
        names = [label] if outputs == 1 else [f"{label}_{index}" for index in range(outputs)]
        node = helper.make_node(kind, list(inputs), names, name=f"node_{label}", domain=domain, **attributes)
        self.nodes.append(node)
        return names[0] if outputs == 1 else names

    def linear(self, value: str, state: dict[str, np.ndarray[Any, Any]], name: str) -> str:
        """value · weightᵀ + bias."""
        made = self.add("MatMul", value, self.weight(state[f"{name}.weight"].T, f"{name}.w"))
        if f"{name}.bias" in state:
            made = self.add("Add", made, self.weight(state[f"{name}.bias"], f"{name}.b"))
        return str(made)


def encoder(graph: Graph, state: dict[str, np.ndarray[Any, Any]], layers: int, heads: int) -> tuple[str, str]:
    """Names of the last layer and of the mixture of layers, both (windows, pieces, width)."""
    places = graph.weight(state["places.weight"], "places")
    length = graph.add(
        "Slice", graph.add("Shape", "ids"), graph.weight(np.array([1]), "one"), graph.weight(np.array([2]), "two")
    )
    place = graph.add("Slice", places, graph.weight(np.array([0]), "zero"), length)
    x = graph.add(
        "Add",
        graph.add("Gather", graph.weight(state["words.weight"], "words"), "ids"),
        graph.add("Gather", graph.weight(state["shapes.weight"], "shape"), "shapes"),
    )
    x = graph.add(
        "LayerNormalization",
        graph.add("Add", x, place),
        graph.weight(state["norm.weight"], "norm.w"),
        graph.weight(state["norm.bias"], "norm.b"),
        axis=-1,
        epsilon=1e-12,
    )
    mix = np.exp(state["mix"] - state["mix"].max())
    mix = (mix / mix.sum()).astype(np.float32)
    mixed = graph.add("Mul", x, graph.weight(mix[0], "mix0"))
    for index in range(layers):
        x = transformer_layer(graph, state, f"layers.{index}", x, heads)
        mixed = graph.add("Add", mixed, graph.add("Mul", x, graph.weight(mix[index + 1], f"mix{index + 1}")))
    return x, mixed


def transformer_layer(
    graph: Graph, state: dict[str, np.ndarray[Any, Any]], name: str, x: str, heads: int, lengths: str = "lengths"
) -> str:
    """One layer of the encoder; `lengths` names the input with the rows' pieces, empty where all rows are full."""
    seen = graph.add(
        "Attention",
        x,
        graph.weight(state[f"{name}.qkv.weight"].T, f"{name}.qkv.w"),
        graph.weight(state[f"{name}.qkv.bias"], f"{name}.qkv.b"),
        lengths,
        domain=MICROSOFT,
        num_heads=heads,
    )
    x = _skip(graph, state, seen, x, f"{name}.out", f"{name}.norm1")
    up = graph.add("MatMul", x, graph.weight(state[f"{name}.up.weight"].T, f"{name}.up.w"))
    up = graph.add("BiasGelu", up, graph.weight(state[f"{name}.up.bias"], f"{name}.up.b"), domain=MICROSOFT)
    return _skip(graph, state, up, x, f"{name}.down", f"{name}.norm2")


def _skip(graph: Graph, state: dict[str, np.ndarray[Any, Any]], value: str, x: str, linear: str, norm: str) -> str:
    """The sublayer's last linear map, the skip connection and the norm.

    Left in three nodes: the fused SkipLayerNormalization runs scalar on a CPU and took a fifth of the time.
    """
    added = graph.add("Add", graph.linear(value, state, linear), x)
    return str(
        graph.add(
            "LayerNormalization",
            added,
            graph.weight(state[f"{norm}.weight"], f"{norm}.w"),
            graph.weight(state[f"{norm}.bias"], f"{norm}.b"),
            axis=-1,
            epsilon=1e-12,
        )
    )


def reader_graph(state: dict[str, np.ndarray[Any, Any]], sizes: dict[str, int]) -> onnx.ModelProto:
    """The model of encoder and heads."""
    graph = Graph()
    last, mixed = encoder(graph, state, sizes["layers"], sizes["attention"])
    flat = graph.weight(np.array([-1, sizes["width"]]), "flat")
    pieces = graph.add("Reshape", mixed, flat)
    word = graph.add(
        "Concat", graph.add("Gather", pieces, "first", axis=0), graph.add("Gather", pieces, "last", axis=0), axis=1
    )
    split = [sizes["tagger"], 2 * sizes["arc"], 2 * sizes["relation"] + 2 * sizes["product"], sizes["name"],
             sizes["fact"]]  # fmt: skip
    tagger, arc, _, name, fact = graph.add(
        "Split",
        graph.linear(word, state, "project"),
        graph.weight(np.array(split), "split"),
        name="relation",
        outputs=5,
        axis=1,
    )
    tags = graph.linear(graph.add("Gelu", tagger, domain=MICROSOFT), state, "tags")
    counts = [1, sizes["upos"], sizes["xpos"], sizes["feats"], sizes["lemma"]]
    start, *others = graph.add("Split", tags, graph.weight(np.array(counts), "counts"), name="tag", outputs=5, axis=1)
    for kind, value in zip(("upos", "xpos", "feats", "lemma"), others, strict=True):
        graph.add("Cast", graph.add("ArgMax", value, axis=1, keepdims=0), name=kind, to=TensorProto.INT32)
    graph.add("Identity", start, name="start")
    below, above = graph.add(
        "Split", graph.add("Gelu", arc, domain=MICROSOFT), axis=1, outputs=2, name="arc", num_outputs=2
    )
    # The score of a head alone rides along as one more column, met by a column of ones.
    column = graph.add(
        "Slice",
        below,
        graph.weight(np.array([0]), "from"),
        graph.weight(np.array([1]), "to"),
        graph.weight(np.array([1]), "axis"),
    )
    ones = graph.add(
        "Add", graph.add("Mul", column, graph.weight(np.float32(0), "nought")), graph.weight(np.float32(1), "unit")
    )
    below_wide = graph.add("Concat", graph.linear(below, state, "arc"), ones, axis=1)
    above_wide = graph.add("Concat", above, graph.linear(above, state, "arc_head"), axis=1)
    left = graph.add("Gather", below_wide, "grid", axis=0)
    right = graph.add("Transpose", graph.add("Gather", above_wide, "grid", axis=0), perm=[0, 2, 1])
    graph.add("MatMul", left, right, name="arcs")
    graph.add("Identity", graph.linear(below, state, "arc_root"), name="root_score")
    names = graph.linear(graph.add("Gelu", name, domain=MICROSOFT), state, "name")
    graph.add("LogSoftmax", names, name="names", axis=1)
    graph.add("Identity", graph.linear(graph.add("Gelu", fact, domain=MICROSOFT), state, "fact"), name="fact")
    graph.add("Reshape", last, flat, name="hidden")
    integers, floats = TensorProto.INT32, TensorProto.FLOAT
    inputs = [("ids", integers, ["b", "t"]), ("shapes", integers, ["b", "t"]), ("lengths", integers, ["b"]),
              ("first", integers, ["n"]), ("last", integers, ["n"]), ("grid", integers, ["b", "w"])]  # fmt: skip
    outputs = [("upos", integers, ["n"]), ("xpos", integers, ["n"]), ("feats", integers, ["n"]),
               ("lemma", integers, ["n"]), ("start", floats, ["n", 1]), ("arcs", floats, ["b", "w", "w"]),
               ("root_score", floats, ["n", 1]), ("relation_2", floats, ["n", split[2]]),
               ("names", floats, ["n", sizes["names"]]), ("fact", floats, ["n", 2]),
               ("hidden", floats, ["bt", sizes["width"]])]  # fmt: skip
    return model(graph, inputs, outputs, "reader")


def second_graph(state: dict[str, np.ndarray[Any, Any]], sizes: dict[str, int]) -> onnx.ModelProto:
    """Labels of arcs from features (words, …) and heads (words); sentence vectors from means (sentences, width)."""
    graph = Graph()
    split = [sizes["relation"], sizes["relation"], sizes["product"], sizes["product"]]
    low, high, left, right = graph.add("Split", "features", graph.weight(np.array(split), "split"), outputs=4, axis=1)
    added = graph.add("Gelu", graph.add("Add", low, graph.add("Gather", high, "heads", axis=0)), domain=MICROSOFT)
    times = graph.add("Mul", left, graph.add("Gather", right, "heads", axis=0))
    scores = graph.linear(graph.add("Concat", added, times, axis=1), state, "relate")
    graph.add("Cast", graph.add("ArgMax", scores, axis=1, keepdims=0), name="relation", to=TensorProto.INT32)
    graph.add("LpNormalization", graph.linear("means", state, "sentence"), name="vectors", axis=1, p=2)
    integers, floats = TensorProto.INT32, TensorProto.FLOAT
    inputs = [("features", floats, ["n", sum(split)]), ("heads", integers, ["n"]),
              ("means", floats, ["s", sizes["width"]])]  # fmt: skip
    outputs = [("relation", integers, ["n"]), ("vectors", floats, ["s", sizes["width"]])]
    return model(graph, inputs, outputs, "second")


def model(graph: Graph, inputs: list[Any], outputs: list[Any], name: str) -> onnx.ModelProto:
    described = [[helper.make_tensor_value_info(*value) for value in values] for values in (inputs, outputs)]
    made = helper.make_graph(graph.nodes, name, described[0], described[1], graph.weights)
    whole = helper.make_model(made, opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)])
    whole.ir_version = 9
    return whole


def export(data: Path, checkpoint: Path, folder: Path, *, int8: bool) -> None:
    """Write the files."""
    import torch

    from training.train import encoder_folder

    held = torch.load(checkpoint, weights_only=False, map_location="cpu")
    state = {name: value.float().numpy() for name, value in held["state"].items()}
    sizes, labels = held["sizes"], json.loads(held["labels"])
    root = labels["relations"].index("root")
    state["relate.bias"][root] = -1e4  # a root is decided by the arcs
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "labels.json").write_text(json.dumps(labels, ensure_ascii=False), encoding="utf-8")
    pieces = json.loads((encoder_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    pieces["truncation"] = pieces["padding"] = None
    (folder / "pieces.json").write_text(json.dumps(pieces, ensure_ascii=False), encoding="utf-8")
    write_lexicon(data, folder / "lemmas.json")
    onnx.save(second_graph(state, sizes), str(folder / "second.onnx"))
    made = reader_graph(state, sizes)
    if not int8:
        onnx.save(made, str(folder / "reader.onnx"))
        return
    export_shared(made, folder, "reader.onnx")


def quantized(plain: Path, target: Path) -> None:
    """The model in int8: dynamic, per channel, weights in 7 bits."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        plain,
        target,
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Attention", "Gather"],
        extra_options={"DefaultTensorType": TensorProto.FLOAT},
    )


def export_shared(made: onnx.ModelProto, folder: Path, name: str) -> None:
    """Write a model in int8, its table of word pieces in the file that all of them name."""
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        onnx.save(made, str(plain))
        quantized(plain, folder / name)
    share_vocabulary(folder, name)


def share_vocabulary(folder: Path, name: str) -> None:
    """Move a model's table of word pieces to `vocabulary.bin`, which several models name; it must be the same."""
    held = onnx.load(str(folder / name))
    table = next(weight for weight in held.graph.initializer if weight.name == "words_quantized")
    if table.data_location == TensorProto.EXTERNAL:
        return
    path = folder / "vocabulary.bin"
    if path.exists() and path.read_bytes() != table.raw_data:
        raise SystemExit(f"{path} is another table than {name}'s: train from the same encoder, its words frozen")
    path.write_bytes(table.raw_data)
    size = len(table.raw_data)
    table.ClearField("raw_data")
    table.data_location = TensorProto.EXTERNAL
    for key, value in (("location", path.name), ("offset", "0"), ("length", str(size))):
        table.external_data.add(key=key, value=value)
    (folder / name).write_bytes(held.SerializeToString())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--float32", action="store_true")
    options = parser.parse_args()
    export(options.data, options.checkpoint, options.folder, int8=not options.float32)


if __name__ == "__main__":
    main()
