"""A read document as CoNLL-U, contractions as multi-word tokens, as the English treebanks write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Second parts of contractions and possessives: «do|n't», «NATO|'s», «can|not».
_CLITICS = frozenset(
    form for base in ("n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "'")
    for form in (base, base.upper(), base.replace("'", "’"), base.upper().replace("'", "’"))
)  # fmt: skip
_FUSED = frozenset({("can", "not"), ("gon", "na"), ("wan", "na"), ("got", "ta"), ("gim", "me"), ("lem", "me"),
                    ("out", "ta"), ("ca", "nt"), ("do", "nt"), ("du", "n"), ("n", "no")})  # fmt: skip


def write_conllu(doc: Doc, report_id: str) -> str:
    """The document with its `# newdoc id`, one blank line after each sentence; white space tokens are left out."""
    lines = [f"# newdoc id = {' '.join(report_id.split()) or '_'}"]
    number = 0
    paragraph = True
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space and token.text]
        if words:
            number += 1
            lines += ["# newpar"] * paragraph
            lines += [
                f"# sent_id = {' '.join(report_id.split()) or '_'}-{number:04d}",
                "# text = " + " ".join(doc.text[words[0].idx : words[-1].idx + len(words[-1])].split()),
            ]
            lines += [*_rows(words), ""]
            paragraph = False
        paragraph |= any(token.is_space and token.text.count("\n") > 1 for token in sentence)
    return "\n".join(lines) + "\n"


def _rows(words: list[Token]) -> list[str]:
    numbers = {token.i: place for place, token in enumerate(words, 1)}
    rows, place = [], 0
    while place < len(words):
        end = place + 1
        while end < len(words) and _contracted(words[end - 1], words[end]):
            end += 1
        group = words[place:end]
        if len(group) > 1:
            form = "".join(token.text for token in group)
            rows.append(f"{place + 1}-{end}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{_space(group[-1])}")
        for token in group:
            head = numbers.get(token.head.i, 0) if token.head.i != token.i else 0
            relation = "root" if head == 0 else token.dep_ or "dep"
            space = "_" if len(group) > 1 else _space(token)
            form = " ".join(token.text.split())
            rows.append(
                "\t".join(
                    (
                        str(numbers[token.i]),
                        form,
                        token.lemma_ or form,
                        token.pos_ or "X",
                        token.tag_ or "_",
                        str(token.morph) or "_",
                        str(head),
                        relation,
                        "_",
                        space,
                    )
                )
            )
        place = end
    return rows


def _contracted(left: Token, right: Token) -> bool:
    if left.whitespace_ or left.i + 1 != right.i or not left.text[-1:].isalpha():
        return False
    if right.text in _CLITICS:
        return right.pos_ in ("AUX", "PART", "PRON", "VERB", "ADP")
    return (left.lower_, right.lower_) in _FUSED


def _space(token: Token) -> str:
    follows = token.i + 1 < len(token.doc)
    return "_" if token.whitespace_ or not follows or token.nbor(1).is_space else "SpaceAfter=No"
