"""The reader: running text in, syntax, names, sentence vectors out, in spaCy's shape.

    load_reader()          a spaCy pipeline around the model shipped in weights/, or around any other pipeline
    embed(reader, texts)   one vector a short text
    write_conllu(doc, id)  CoNLL-U

`tokenize` cuts words, `windows` packs them for the network, `network` runs it, `decode` makes sentences, trees and
names of its scores, `component` writes them into a `Doc`. Words of English are data in `en/`.
"""

from sayso.language.conllu import write_conllu
from sayso.language.load import embed, load_reader

__all__ = ["embed", "load_reader", "write_conllu"]
