"""Getting a reader: the shipped one, or any spaCy pipeline with a parse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sayso.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from spacy.language import Language


def load_reader(pipeline: str | Language | None = None, *, threads: int = 1, folder: Path | None = None) -> Language:
    """A spaCy pipeline that fills tags, lemmas, heads, names and sentence vectors.

    pipeline: None for the model that ships; else a spaCy pipeline or the name of an installed one, which must parse
    (UD or CLEAR labels; CLEAR ones are translated, and there are no sentence vectors and no factuality). threads: of
    the matrix products; one is best when several processes read. folder: other weights, made by `training/export.py`.

    >>> [entity.text for entity in load_reader()("Ursula Berg met Nokia in Oslo.").ents]
    ['Ursula Berg', 'Nokia', 'Oslo']
    """
    if pipeline is not None:
        from sayso.language.foreign import adapt_pipeline

        return adapt_pipeline(pipeline)
    import spacy

    import sayso.language.component  # noqa: F401  registers the factory

    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "sayso_tokenizer"}}})
    nlp.max_length = 1_000_000_000  # memory is bounded by windows, not by the text
    nlp.add_pipe("sayso_reader", config={"folder": str(folder) if folder else None, "threads": threads})
    return nlp


def embed(reader: Language, texts: Sequence[str]) -> NDArray[np.float32]:
    """(texts, 384) normalised vectors; a text of several sentences has the mean of theirs, an empty one zeros.

    >>> embed(load_reader(), ["A ferry sank.", "A boat went down.", "Prices rose."]).shape
    (3, 384)
    """
    rows: list[Any] = []
    for doc in reader.pipe(texts):
        found = doc.user_data.get("sayso.sentence_vectors")
        if found is None:
            raise ReaderError("a pipeline without sentence vectors", accepted="the shipped reader",
                              do="call load_reader() without a pipeline")  # fmt: skip
        mean = found.astype(np.float32).mean(0) if len(found) else np.zeros(found.shape[1], np.float32)
        rows.append(mean / max(float(np.linalg.norm(mean)), 1e-9))
    return np.stack(rows) if rows else np.zeros((0, 384), np.float32)
