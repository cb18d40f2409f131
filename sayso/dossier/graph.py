"""Where the words come from: report → outlet → passed on by → source, and who copies whom."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

from sayso.dossier.index import WEAK, Index, report_name
from sayso.dossier.words import plain, shortened

SOURCES_SHOWN = 18
COLUMNS = ("Report", "Outlet", "Passed on by", "Source")


def source_graph(index: Index) -> dict[str, Any]:
    """Nodes ``{"column", "name", "kind", "claims"}`` and edges ``[from, to, claims]`` by node number; copies apart."""
    nodes: dict[tuple[int, str], dict[str, Any]] = {}
    edges: dict[tuple[tuple[int, str], tuple[int, str]], set[int]] = {}
    loud = _loudest(index)

    def node(column: int, name: str, kind: str, claim: int | None = None) -> tuple[int, str]:
        key = (column, name.casefold())
        made = nodes.setdefault(
            key, {"column": column, "name": plain(shortened(name, 60)), "kind": kind, "claims": set()}
        )
        if claim is not None:
            made["claims"].add(claim)
        return key

    for report in index.story.reports:
        title = report.title or report.id
        for claim in index.of_report[report.id]:
            number = index.number[claim.id]
            path = [node(0, f"{report.id}\n{title}", "report", number), node(1, report_name(report), "outlet", number)]
            nodes[path[0]]["name"] = plain(shortened(title, 60))
            nodes[path[0]]["report"] = report.id
            passed = [speaker.name for speaker in claim.via] or (list(report.agencies[:1]) if report.copies else [])
            passed = [name for name in passed if name.casefold() != report_name(report).casefold()]
            path += [node(2, name, "outlet", number) for name in passed[:1]]
            if claim.speaker:
                voice, kind = index.voice(claim), str(claim.speaker.kind)
                if voice.casefold() not in loud:
                    voice, kind = (_rest_name(kind), kind)
                path.append(node(3, voice, kind, number))
            for left, right in pairwise(path):
                edges.setdefault((left, right), set()).add(number)

    order = {key: n for n, key in enumerate(nodes)}
    reports = {made["report"]: key for key, made in nodes.items() if "report" in made}
    copies = [
        [order[reports[report.id]], order[reports[copy.of]], round(copy.share, 2), plain(copy.why)]
        for report in index.story.reports
        for copy in report.copies
        if report.id in reports and copy.of in reports
    ]
    return {
        "columns": COLUMNS,
        "nodes": [{**made, "claims": sorted(made["claims"])} for made in nodes.values()],
        "edges": [[order[left], order[right], sorted(claims)] for (left, right), claims in edges.items()],
        "copies": copies,
    }


def _loudest(index: Index) -> set[str]:
    """The sources with most claims, those with a name first; the others are drawn as one."""
    counts: Counter[str] = Counter()
    weak: set[str] = set()
    for claim in index.story.claims:
        if claim.speaker:
            voice = index.voice(claim).casefold()
            counts[voice] += 1
            if claim.speaker.kind in WEAK:
                weak.add(voice)
    ranked = sorted(counts, key=lambda voice: (voice in weak and counts[voice] < 3, -counts[voice], voice))
    return set(ranked[:SOURCES_SHOWN])


def _rest_name(kind: str) -> str:
    return {
        "unnamed": "others unnamed",
        "vague": "nobody in particular",
        "witness": "other witnesses",
        "outlet": "other outlets",
        "organisation": "other organisations",
    }.get(kind, "others named")


__all__ = ["source_graph"]
