"""Marked stories as story packs, to measure grouping and links on many: `python -m training.kin_packs OUT [STORIES]`.

Then `python -m evaluation.storypacks DATA --packs OUT`: of its rows `events`, `status` and `relations` tell something,
`origins` roughly. STORIES is a folder of marked stories; without it those that the network never learns from. An event
is a happening with two mentions that tell or deny it, contested where one is told and denied or answered in two ways,
and its origins are the reports that affirm it. A pair of its mentions in two reports supports or contradicts; of the
pairs of two happenings a dozen a story must not be linked. Reports are dated by the day of the week that the story
begins with and by what is said of them («agency follow-up, four days later»).
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from training.kin_read import Mark, Told, running_reports
from training.kin_steps import STORIES, is_held_out

NONE = 12  # pairs of two happenings, a story
MONDAY = date(2026, 3, 9)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SPANS = {"day": 1, "week": 7, "month": 30}


def weekday_in(text: str) -> int | None:
    """The first day of the week in a text, Monday 0."""
    found = re.search(rf"\b({'|'.join(DAYS)})\b", text.lower())
    return DAYS.index(found[1]) if found else None


def days_of(reports: Sequence[Told]) -> Iterator[date]:
    """The day of each report of a story."""
    first = MONDAY + timedelta(weekday_in(reports[0].text) or 0)
    for report in reports:
        kind = report.kind.lower()
        later = re.search(r"(\w+) (day|week|month)s? (?:later|after)", kind)
        named = weekday_in(kind)
        if later:
            count = NUMBERS.index(later[1]) + 1 if later[1] in NUMBERS else 1
            yield first + timedelta(count * SPANS[later[2]])
        elif "next" in kind:
            yield first + timedelta(1)
        elif named is not None:
            yield first + timedelta((named - first.weekday()) % 7)
        else:
            yield first + timedelta(3 if "follow" in kind else 0)


def verdict_of(left: Mark, right: Mark) -> str | None:
    """What two mentions of one happening are to one another; None where that is open to argument."""
    differ = bool(left.answer and right.answer and left.answer != right.answer)
    if left.sign == right.sign == "+":
        return "contradicts" if differ else ("supports" if left.answer == right.answer else None)
    return "contradicts" if left.sign != right.sign and not differ else None


def gold_of(name: str, reports: Sequence[Told], dice: random.Random) -> dict[str, Any]:
    """The gold.json of a story; marks whose words stand twice in a report are left out."""
    told: dict[int, list[tuple[dict[str, str], Mark]]] = defaultdict(list)
    for at, report in enumerate(reports):
        for mark in report.marks:
            words = report.text[mark.start : mark.end]
            if mark.sign in "+-" and report.text.count(words) == 1:
                told[mark.happening].append(({"report": f"{name}-{at}", "exact": words}, mark))
    events = [event_of(str(number), held) for number, held in sorted(told.items()) if len(held) > 1]
    relations = []
    for held in told.values():
        for (left, one), (right, other) in combinations(held, 2):
            verdict = verdict_of(one, other) if left["report"] != right["report"] else None
            if verdict:
                also = ["denies"] if verdict == "contradicts" else ["repeats", "updates"]
                relations.append(
                    {"left": left, "right": right, "verdict": verdict, "also": also, "field": "event", "why": ""}
                )
    apart = [(left, right) for one, other in combinations(told, 2) for left, _ in told[one] for right, _ in told[other]
             if left["report"] != right["report"]]  # fmt: skip
    for left, right in dice.sample(apart, min(len(apart), NONE)):
        relations.append({"left": left, "right": right, "verdict": "none", "field": None, "why": ""})
    days = [{"id": f"{name}-{at}", "date": str(day), "copies": []} for at, day in enumerate(days_of(reports))]
    return {
        "story": name,
        "reports": days,
        "claims": [],
        "events": events,
        "relations": relations,
        "tolls": [],
        "times": [],
    }


def event_of(key: str, held: Sequence[tuple[dict[str, str], Mark]]) -> dict[str, Any]:
    """One event of a gold.json."""
    signs = {mark.sign for _, mark in held}
    answers = {mark.answer for _, mark in held if mark.answer and mark.sign == "+"}
    affirming = {mention["report"] for mention, mark in held if mark.sign == "+"}
    status = "contested" if len(signs) > 1 or len(answers) > 1 else "confirmed" if len(affirming) > 1 else "single"
    mentions = [mention for mention, _ in held]
    return {"key": key, "what": key, "status": status, "origins": len(affirming), "mentions": mentions}


def write_pack(folder: Path, gold: Mapping[str, Any], reports: Sequence[Told]) -> None:
    """One pack: its reports and its gold."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "gold.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    with (folder / "reports.jsonl").open("w", encoding="utf-8") as out:
        for at, (day, report) in enumerate(zip(gold["reports"], reports, strict=True)):
            line = {"id": day["id"], "text": report.text, "publisher": f"Outlet {at}", "published": day["date"]}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("stories", type=Path, nargs="?")
    options = parser.parse_args()
    dice, stories = random.Random(1), defaultdict(list)
    for told in running_reports(options.stories or STORIES):
        if options.stories or is_held_out(told.story):
            stories[told.story].append(told)
    for story, reports in stories.items():
        name = story.replace("/", "-")
        write_pack(options.out / name, gold_of(name, reports, dice), reports)


if __name__ == "__main__":
    main()
