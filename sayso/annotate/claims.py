"""Who says so: every clause that states something, as a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.attribution import Attribution, Chars, find_attributions
from sayso.annotate.clauses import Clause, find_clauses
from sayso.annotate.quotations import attribute_quotes
from sayso.annotate.quotes import find_quotes
from sayso.annotate.tree import Tree, make_tree
from sayso.records import Claim, Page, Predicate, Span, Speaker, content_id

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_claims(doc: Doc, page: Page) -> tuple[Claim, ...]:
    """The claims of the report, in text order; `page` holds everything else that was read."""
    tree = make_tree(doc)
    quotes = find_quotes(tree.text)
    attributions = attribute_quotes(tree, find_attributions(tree), quotes)
    found = []
    spans, owners = assign(tree, attributions, find_clauses(tree))
    for (start, end, pred), owner in zip(spans, owners, strict=True):
        a = attributions[owner] if owner is not None else None
        found.append(Claim(content_id(page.report.id, start, end, tree.start[pred]), page.report.id, start, end, tree.text[start:end],
            cue=Span(*a.cue) if a else None, speaker=Speaker(*a.source, tree.text[a.source[0]:a.source[1]], "", "named") if a and a.source else None,
            predicate=Predicate(tree.start[pred], tree.end[pred], tree.lemma[pred])))
    return tuple(found)

def assign(tree, attributions, clauses):
    spans, owners = [], []
    inner = {a.word: n for n, a in enumerate(attributions)}
    def owner_of(pos, word):
        best=None
        for n,a in enumerate(attributions):
            if a.word==word: continue
            for s,e in a.contents:
                if s<=pos<e and (best is None or e-s < best[0]): best=(e-s,n)
        return best[1] if best else None
    for c in clauses:
        o = owner_of(tree.start[c.pred], c.pred)
        start,end = tree.chars(*c.words)
        if o is None and c.pred in inner:
            a = attributions[inner[c.pred]]
            for s,e in a.contents:
                if s<=start<e: start=min(e, tree.start[c.pred])
                if s<end<=e: end=max(s,tree.end[c.pred])
        spans.append([start,end,c.pred]); owners.append(o)
    for n,a in enumerate(attributions):
        for s,e in a.contents:
            mine=[x for x,o in zip(spans,owners) if o==n and s<=tree.start[x[2]]<e]
            if not mine:
                ws=[i for i in range(len(tree.start)) if s<=tree.start[i]<e]
                if ws:
                    head=next((i for i in ws if tree.head[i] not in ws), ws[0])
                    spans.append([s,e,head]); owners.append(n)
                continue
            top=max(mine,key=lambda x:(min(x[1],e)-max(x[0],s)))
            left=max((x[1] for x in mine if x is not top and x[1]<=top[0]), default=s)
            right=min((x[0] for x in mine if x is not top and x[0]>=top[1]), default=e)
            top[0]=max(s, min(top[0],left)); top[1]=min(e,max(top[1],right))
    return spans, owners
