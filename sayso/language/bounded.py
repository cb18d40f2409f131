"""A tokenizer that stays fast on text without white space.

spaCy strips marks off a word one by one and tries its patterns on all that is left each time: fine for a word, minutes
for 100,000 characters of brackets. Runs longer than LONGEST are cut into parts first; the text stays exact.
"""

from __future__ import annotations

import re

from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

LONGEST = 500  # characters without white space that are still one word to cut
_LONG = re.compile(rf"\S{{{LONGEST + 1},}}")


class BoundedTokenizer(Tokenizer):  # type: ignore[misc]
    """spaCy's tokenizer with a limit on what it takes for one word."""

    def __call__(self, string: str) -> Doc:
        """The words of a text.

        >>> from spacy.vocab import Vocab
        >>> [len(token) for token in BoundedTokenizer(Vocab())("a " + "x" * 1200 + " b")]
        [1, 500, 500, 200, 1, 1]
        """
        if _LONG.search(string) is None:
            return super().__call__(string)  # type: ignore[no-any-return]
        words: list[str] = []
        spaces: list[bool] = []
        for part in self._parts(string):
            for token in super().__call__(part):
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
        return Doc(self.vocab, words=words, spaces=spaces)

    @staticmethod
    def _parts(string: str) -> list[str]:
        parts, position = [], 0
        for match in _LONG.finditer(string):
            parts.append(string[position : match.start()])
            parts += [string[start : min(start + LONGEST, match.end())]
                      for start in range(match.start(), match.end(), LONGEST)]  # fmt: skip
            position = match.end()
        return [part for part in [*parts, string[position:]] if part]
