"""Which language a report is in, said only when it is sure (py3langid, offline)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 20_000  # characters looked at, at most
GLANCE = 1_500  # characters at either end that settle most English reports
ENGLISH_SHARE = 0.12  # of running words; English news has 0.25 to 0.40, other languages under 0.03
MIN_WORDS = 12  # running words below which nothing is said
MIN_LETTERS = 60  # letters of running words below which nothing is said
SURE = 0.95

# Frequent English words that no other language shares as a frequent one («in», «on», «is», «a» are shared).
_ENGLISH = frozenset(
    """the of and to that for with was were from by has have had been his her their they it its which who would could
    will said this after not are be or when more than about into over also two but what there she he you we my your
    out up all if""".split()
)
_RUNNING = re.compile(r"\b[^\W\d_A-Z][^\W\d_]*(?:['’][^\W\d_]+)?")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_NAMES = {"english": "en", "eng": "en"}
_NEAR_ENGLISH = frozenset({"en", "sco", "pcm", "ang", "jam"})


def find_language(text: str, stated: str | None = None) -> str | None:
    """The language of `text` as an ISO 639 code: as stated, unless the words clearly say otherwise; None if unsure.

    Names are left out of the judgement (words are counted that start small), so a list of Spanish names in an English
    report says nothing.

    >>> find_language("The mayor said that the bridge was closed and that the ferry would sail from the old port.")
    'en'
    >>> find_language("Nicolás Maduro, Delcy Rodríguez, Diosdado Cabello, Vladimir Padrino López") is None
    True
    """
    seen = _seen(text[:SAMPLE])
    return seen or _normal(stated)


def _normal(stated: str | None) -> str | None:
    """`en_US` and `English` as `en-US` and `en`; anything else as stated."""
    if not stated or not stated.strip():
        return None
    code = stated.strip().replace("_", "-")
    return _NAMES.get(code.lower(), code)


def _seen(text: str) -> str | None:
    """What the words themselves say with certainty."""
    if _is_english(text[:GLANCE]) and (len(text) < 3 * GLANCE or _is_english(text[-GLANCE:])):
        return "en"
    letters = sum(char.isalpha() for char in text)
    if letters >= 20 and len(_LATIN.findall(text)) < letters / 2:
        return str(_identifier().classify(text)[0])  # another script: surely not English, whichever it is
    words = _RUNNING.findall(text.lower() if text.isupper() else text)
    if len(words) < MIN_WORDS:
        return None
    share = sum(map(_ENGLISH.__contains__, words)) / len(words)
    if share >= ENGLISH_SHARE:
        return "en"
    running = " ".join(words)
    if len(running) < MIN_LETTERS or share > ENGLISH_SHARE / 2:
        return None
    code, probability = _identifier().classify(running)
    return str(code) if probability >= SURE and code not in _NEAR_ENGLISH else None


def _is_english(glance: str) -> bool:
    """Whether so many of the words are plainly English that nothing more need be asked."""
    words = glance.split()
    return len(words) >= 4 * MIN_WORDS and sum(map(_ENGLISH.__contains__, words)) >= ENGLISH_SHARE * 1.25 * len(words)


@cache
def _identifier() -> LanguageIdentifier:
    """The language model, loaded when a text first needs it (English ones rarely do)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


__all__ = ["find_language"]
