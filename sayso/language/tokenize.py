"""How running text is cut into words: spaCy's English tokenizer, moved closer to Universal Dependencies.

spaCy and the English treebanks agree on contractions («do|n't», «NATO|'s», «can|not») and on hyphens
(«long|-|term»). They differ on runs of one mark («!!!» is one word), on slashes and brackets inside a word
(«and|/|or», «note|)|.txt»), on «F|-|16», and on prefixes («re-emerged» is one word). The rules below follow the
treebanks. Measured on the treebanks' dev files as word F1 with `python -m evaluation.reader`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

# Prefixes that stay on their word: «re-emerged», «e-mail» against «long|-|term».
_BOUND_PREFIXES = (
    "e", "re", "co", "pre", "pro", "post", "non", "anti", "inter", "intra", "semi", "multi",
    "sub", "un", "ex", "de", "ultra", "mid", "neo", "counter", "cross", "over", "micro", "bi",
    "trans", "extra", "pan", "pseudo", "quasi", "mini", "infra", "hyper", "super", "macro",
)  # fmt: skip

# Marks of which a run is one word: «!!!», «--», «?!», «****».
_RUNS = (
    r"[!?]{2,}", r"\.{2,}", r"-{2,}", r"={2,}", r"\*{2,}", r"_{2,}", r"~{2,}", r"\+{2,}",
    r"#{2,}", r"<{2,}", r">{2,}", r"\${2,}", r"—{2,}", r"…{2,}", r"\\{2,}", r"/{2,}",
)  # fmt: skip

# Clitics without an apostrophe that spaCy leaves whole.
_FUSED = {
    "wanna": ("wan", "na"), "gimme": ("gim", "me"), "lemme": ("lem", "me"),
    "outta": ("out", "ta"), "dunno": ("du", "n", "no"),
    "gonna": ("gon", "na"), "gotta": ("got", "ta"), "cannot": ("can", "not"),
}  # fmt: skip


def _infixes(defaults: list[str]) -> list[str]:
    kept = [pattern for pattern in defaults if "(?:-|–|—" not in pattern]
    bound = "".join(rf"(?<!\b{form})" for prefix in _BOUND_PREFIXES for form in (prefix, prefix.capitalize()))
    return [
        *_RUNS,
        *kept,
        rf"(?<=[^\W\d_]){bound}[-–—~](?=[^\W_])",  # long-term, F-16, but re-emerged
        r"(?<=\d)[-–—](?=[^\W\d_])",  # 20-year
        r"(?<=\d)[–—](?=\d)",  # 8–10, but 22-506
        r"(?<=[^\W_])/(?=[^\W\d_])|(?<=[^\W\d_])/(?=\d)",  # and/or, but 08/16/2000
        r"(?<=[^\W_])[()\[\]{}<>\"“”«»;](?=\S)",
        r"(?<=\S)[(\[{<\"“«](?=[^\W_])",
        r"(?<=[^\W\d_])[?!:,](?=[^\W\d_])",
        r"(?<=[^\W\d_]),(?=\d)",
    ]


def ud_tokenizer(nlp: Language) -> Tokenizer:
    """The pipeline's tokenizer with the treebanks' rules.

    >>> import spacy
    >>> tokenizer = ud_tokenizer(spacy.blank("en"))
    >>> [token.text for token in tokenizer("He didn't re-read the F-16 and/or e-mail file!!!")]
    ['He', 'did', "n't", 're-read', 'the', 'F', '-', '16', 'and', '/', 'or', 'e-mail', 'file', '!!!']
    """
    from spacy.symbols import ORTH
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    from sayso.language.bounded import BoundedTokenizer

    defaults = nlp.Defaults
    rules = dict(defaults.tokenizer_exceptions or {})
    rules.pop("and/or", None)
    for abbreviation in ("b/c", "w/o", "a/c", "c/o"):
        rules[abbreviation] = [{ORTH: abbreviation}]
    for word, parts in _FUSED.items():
        title = (parts[0].capitalize(), *parts[1:])
        rules[word] = [{ORTH: part} for part in parts]
        rules[word.capitalize()] = [{ORTH: part} for part in title]
    return BoundedTokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex([*_RUNS, *(defaults.prefixes or [])]).search,
        suffix_search=compile_suffix_regex([*_RUNS, *(defaults.suffixes or [])]).search,
        infix_finditer=compile_infix_regex(_infixes([str(rule) for rule in defaults.infixes or []])).finditer,
        token_match=defaults.token_match,
        url_match=defaults.url_match,
    )
