"""Who says so, measured: attribution, factuality, the story packs' claims, event words and event kinds.

    python -m evaluation.claims DATA [--only NAME,…] [--sample N] [--errors N]

DATA is the folder of data sets; the scorers lie beside it. Parses are kept under $SAYSO_CACHE. PolNeAR's authors ask
that dev is measured and train is read: `--errors` shows nothing of `polnear_dev`.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

from evaluation.run import load_scorer, parsed, print_table, read_jsonl
from sayso.codec import to_json
from sayso.records import Page, Report

ATTRIBUTION = ("polnear_train", "polnear_dev", "gum_news", "meantime")
FACTUALITY = ("meantime_dev", "uds_ih2_dev", "meantime_train")
SETS = (*ATTRIBUTION, *FACTUALITY, "storypacks", "events", "kinds")
DEFAULT = ("polnear_dev", "gum_news", "meantime_dev", "uds_ih2_dev", "storypacks", "events", "kinds")


def reports_of(path: Path, every: int = 1) -> list[Report]:
    """Every n-th report of a file, kept bare so that offsets and ids are the gold's."""
    return [
        Report(row["id"], row["text"], title=row.get("title"), published=_published(row))
        for row in read_jsonl(path)[::every]
    ]


def _published(row: dict[str, Any]) -> Any:
    from sayso.records import Published

    day = (row.get("published") or "")[:10]
    return Published(day, day, "stated") if len(day) == 10 else Published()


def pages_of(reports: list[Report]) -> tuple[dict[str, Any], float]:
    """Pages as the scorers read them, by report, and the seconds that claims took for each word."""
    from sayso.annotate import annotate_report
    from sayso.annotate.claims import find_claims
    from sayso.annotate.gazetteer import load_gazetteer

    gazetteer, pages, spent, words = load_gazetteer(), {}, 0.0, 0
    for report, doc in parsed(reports):
        page: Page = annotate_report(report, doc, gazetteer)
        began = time.process_time()
        find_claims(doc, page)
        spent += time.process_time() - began
        words += len(doc)
        pages[report.id] = json.loads(to_json(page))
    return pages, spent / max(words, 1)


def attribution(data: Path, name: str, every: int, errors: int) -> list[object]:
    """Content and end-to-end F1 of an attribution set."""
    scorer = load_scorer(data, "attribution")
    pages, cost = pages_of(reports_of(data / "attribution" / f"{name}.reports.jsonl", every))
    golds = [line for line in read_jsonl(data / "attribution" / f"{name}.gold.jsonl") if line["id"] in pages]
    result, wrong = scorer.score(golds, pages)
    if errors and name != "polnear_dev":
        scorer.print_table(result)
        scorer.print_errors(wrong, errors)
    return [
        name,
        100 * result["content"]["precision"],
        100 * result["content"]["recall"],
        100 * result["content"]["f1"],
        100 * result["end_to_end"]["f1"],
        100 * result["source"]["overlap"],
        1e6 * cost,
    ]


def factuality(data: Path, name: str, every: int, errors: int) -> list[object]:
    """MAE, r, macro F1 and coverage of a factuality set."""
    scorer = load_scorer(data, "factuality")
    pages, cost = pages_of(reports_of(data / "factuality" / f"{name}.reports.jsonl", every))
    golds = [line for line in read_jsonl(data / "factuality" / f"{name}.gold.jsonl") if line["id"] in pages]
    result, rows = scorer.score(golds, pages)
    if errors:
        scorer.print_table(result)
        scorer.print_errors(rows, errors)
    return [
        name,
        f"{result['mae']:.3f}",
        f"{result['r']:.3f}",
        100 * result["macro_f1"],
        100 * result["coverage"],
        1e6 * cost,
    ]


def storypacks(data: Path, errors: int) -> list[list[object]]:
    """The claims rows of the story packs, over a dossier that holds nothing but the claims."""
    scorer = load_scorer(data, "storypacks")
    reports = [r for path in sorted((data / "storypacks").glob("*/reports.jsonl")) for r in reports_of(path)]
    pages, _ = pages_of(reports)
    claims = [claim for page in pages.values() for claim in page["claims"]]
    story = {
        "id": "all",
        "reports": [page["report"] for page in pages.values()],
        "claims": claims,
        "events": [],
        "links": [],
        "tolls": [],
    }
    gold = scorer.Gold(data / "storypacks")
    system, tally = scorer.System(gold, {"stories": [story]}, list(pages.values())), scorer.Tally()
    scorer.score_claims(gold, system, tally)
    scorer.score_depicted(gold, system, tally)
    for row, wrong in sorted(tally.errors.items()) if errors else ():
        print(f"\n{row}: {len(wrong)}")
        for line in wrong[:errors]:
            print("  ", line)
    return [
        [row, 100 * tally.value(row), f"{right} of {asked}"]
        for row, (right, asked) in tally.rows.items()
        if row != "depicted/leaked"
    ]


def events(data: Path, every: int, errors: int) -> list[object]:
    """Precision, recall and F1 of event mentions: a claim's predicate against ECB+'s."""
    scorer = load_scorer(data, "events")
    pages, _ = pages_of(reports_of(data / "events" / "ecbplus.reports.jsonl", every))
    golds = [line for line in read_jsonl(data / "events" / "ecbplus.gold.jsonl") if line["id"] in pages]
    story = {
        "reports": [page["report"] for page in pages.values()],
        "events": [],
        "claims": [claim for page in pages.values() for claim in page["claims"]],
    }
    if errors:
        for line in scorer.errors(golds, {"stories": [story]}, errors):
            if "mention:" in line:
                print(line)
    return ["ecbplus", *(100 * value for value in scorer.score(golds, {"stories": [story]})["mentions"])]


KINDS = Path(__file__).parents[1] / "tests" / "annotate" / "event_kinds.tsv"


def kinds(errors: int) -> list[object]:
    """How many of our own annotated clauses get the event kind they should."""
    from sayso.annotate.claims import find_claims

    rows = [line.split("\t") for line in KINDS.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    reports = [Report(f"k{n}", text) for n, (_, _, text) in enumerate(rows)]
    right = 0
    for (report, doc), (kind, word, text) in zip(parsed(reports), rows, strict=True):
        claims = [
            c
            for c in find_claims(doc, Page(report))
            if c.predicate and word in text[c.predicate.start : c.predicate.end]
        ]
        got = {claim.kind or "-" for claim in claims}
        good = kind in got or (kind == "-" and not got)
        right += good
        if errors and not good:
            print(f"wants {kind}, got {sorted(got)}: {text}")
    return ["kinds", 100 * right / len(rows), f"{right} of {len(rows)}"]


def main() -> None:
    """Print the table of the sets asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("data", type=Path)
    parser.add_argument("--only", default=",".join(DEFAULT), help=f"of {', '.join(SETS)}")
    parser.add_argument(
        "--sample", type=int, default=1, metavar="N", help="every N-th report of polnear_train and events"
    )
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    options = parser.parse_args()
    wanted = options.only.split(",")
    every = {"polnear_train": options.sample}
    found = [attribution(options.data, n, every.get(n, 1), options.errors) for n in ATTRIBUTION if n in wanted]
    if found:
        print_table("attribution", ["set", "P", "R", "content F1", "end to end F1", "source", "µs a word"], found)
    found = [factuality(options.data, n, 1, options.errors) for n in FACTUALITY if n in wanted]
    if found:
        print_table("factuality", ["set", "MAE", "r", "macro F1", "coverage", "µs a word"], found)
    if "storypacks" in wanted:
        print_table("story packs", ["row", "%", "counts"], storypacks(options.data, options.errors))
    if "events" in wanted:
        print_table("event words", ["set", "P", "R", "F1"], [events(options.data, options.sample, options.errors)])
    if "kinds" in wanted:
        print_table("event kinds", ["set", "%", "counts"], [kinds(options.errors)])


if __name__ == "__main__":
    main()
