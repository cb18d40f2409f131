"""Find time expressions: try the rules at each word that can begin one, and join what belongs together."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from sayso.annotate.timex_grammar import load_grammar
from sayso.annotate.timex_records import Found, Rule
from sayso.annotate.timex_words import Lexicon, Words, read_words

GROUP = re.compile(r"(.*?)(\d)$")


def find_expressions(text: str, accept: Callable[[Found], bool] = lambda one: True) -> list[Found]:
    """What the rules match in a text and `accept` lets pass: left to right, the longest at each word, no overlaps."""
    grammar = load_grammar()
    words = read_words(text, grammar.lexicon.codes)
    codes, at = words.codes, 0
    found: list[Found] = []
    while True:
        start = grammar.starter.search(codes, at)
        if start is None:
            return found
        at = start.start()
        matches = [(rule, match) for rule, pattern in grammar.starts[codes[at]] if (match := pattern.match(codes, at))]
        matches.sort(key=lambda pair: -pair[1].end())  # stable: of equally long ones the first in the file
        candidates = (make_found(rule, match, words, grammar.lexicon) for rule, match in matches if match.end() > at)
        one = next((candidate for candidate in candidates if accept(candidate)), None)
        if one is None:
            at += 1
        else:
            found.append(one)
            at = one.last


def make_found(rule: Rule, match: re.Match[str], words: Words, lexicon: Lexicon) -> Found:
    """A match as `Found`; a group `unit2` is called `unit` where no `unit` took part."""
    groups = {name: match.span(name) for name in match.groupdict() if match.start(name) >= 0}
    for name in sorted(groups, key=lambda name: name[-1], reverse=True):
        numbered = GROUP.fullmatch(name)
        if numbered and numbered[1] not in groups:
            groups[numbered[1]] = groups.pop(name)
    return Found(rule, words, lexicon, match.start(), match.end(), groups)


# ---------------------------------------------------------------- joining


def join_expressions(found: list[Found]) -> list[Found]:
    """Dates with their clock times, and with the words before and after that belong to them."""
    joined: list[Found] = []
    for one in found:
        if one.rule.name == "further day" and not follows_day(joined, one):
            continue
        one = with_prefix(one, joined[-1].last if joined else 0)
        if joined:
            pair = join_pair(joined[-1], one)
            if pair:
                joined[-1] = pair
                continue
        joined.append(one)
    return [with_suffix(one) for one in with_later_day(joined)]


def with_later_day(found: list[Found]) -> list[Found]:
    """Clock times whose day stands behind a second one: «10:35 a.m. (0735 GMT) on Friday»."""
    result = list(found)
    for index in range(len(found) - 1):
        first, second = found[index : index + 2]
        words = first.words
        between = [words.lower(at) for at in range(first.last, second.first)]
        if "clock" in first.rule.tags and second.clock and between in (["and"], ["to"], ["until"], ["-"], ["–"]):
            result[index] = replace(first, day=replace(second, clock=None))  # «between 8 and 10 p.m. on Sunday»
        if index + 2 >= len(found):
            break
        third = found[index + 2]
        if not ("clock" in first.rule.tags and "clock" in second.rule.tags and is_day(third) and not third.clock):
            continue
        behind = [words.lower(at) for at in range(second.last, third.first)]
        if between == ["("] and behind in ([")"], [")", "on"], [")", ","]):
            result[index], result[index + 1] = replace(first, day=third), replace(second, day=third)
    return result


def follows_day(joined: list[Found], one: Found) -> bool:
    """Whether a bare number comes right after a day of a month: «April 24 and 25»."""
    return bool(joined) and joined[-1].last == one.first - 1 and joined[-1].rule.name in ("month day", "further day")


def is_day(one: Found) -> bool:
    """Whether an expression names a day, so that a clock time can join it."""
    return "day" in one.rule.tags or (one.rule.name == "which unit" and one.one("unit") == "day")


def join_pair(left: Found, right: Found) -> Found | None:
    """Two neighbours as one expression: «noon Saturday», «Friday at 6 p.m.», «this coming Sunday, March eighth»."""
    words = right.words
    gap = [words.lower(index) for index in range(left.last, right.first)]
    if left.clock or right.clock or "\n" in words.text[left.end : right.start]:
        return None
    if "clock" in left.rule.tags and is_day(right):
        if (
            gap in ([], ["on"])
            or (gap == [","] and right.rule.name not in ("weekday", "today"))
            or (gap == [","] and left.has("zone"))
        ):
            return replace(right, first=left.first, clock=left)
    if is_day(left) and "clock" in right.rule.tags:
        if gap in (["at"], [","], [], [",", "at"]) and not (gap == [] and right.rule.name == "noon"):
            return replace(left, last=right.last, clock=right)
    if left.rule.name == "mid part" and right.rule.name in ("today", "weekday") and not gap:
        return replace(right, first=left.first, groups={**right.groups, "part": left.groups["part"]}, mod="MID")
    if (
        left.rule.name == "weekday"
        and right.rule.name in ("month day", "day month")
        and gap in ([","], [], [",", "the"])
    ):
        return replace(right, first=left.first) if not right.has("weekday") else None
    return None


THIRDS = {"early": "START", "earlier": "START", "late": "END", "later": "END", "mid": "MID"}
ENDS = {"beginning": "START", "start": "START", "middle": "MID", "end": "END", "close": "END"}
APPROXIMATE = {"about", "around", "approximately", "circa"}


def with_prefix(one: Found, floor: int) -> Found:
    """The expression with «early», «the end of», «around» or «the night of» taken in; `floor` is where it may begin."""
    if "prefix" not in one.rule.tags or one.mod:
        if one.rule.name == "year-end":
            return with_approx(one, floor)
        return one
    words, first = one.words, one.first
    before = [words.lower(index) for index in range(max(floor, first - 5), first)]
    if not before:
        return one
    unit_of_day = one.rule.name in ("weekday", "today", "month day", "day month")
    if before[-1] in THIRDS:
        widened = replace(one, first=first - 1, mod=THIRDS[before[-1]])
        return with_article(widened, floor) if one.rule.name in ("decade", "century", "the season") else widened
    if len(before) > 1 and before[-1] == "-" and before[-2] in {**THIRDS, "end": "END"}:
        return with_article(replace(one, first=first - 2, mod=THIRDS.get(before[-2], "END")), floor)
    if len(before) > 1 and before[-1] in ("on", "in") and before[-2] in ("early", "late", "earlier", "later"):
        if unit_of_day or (one.rule.name == "the unit" and before[-2] != "later"):
            return replace(one, first=first - 2, mod=THIRDS[before[-2]])
    if before[-1] == "the" and len(before) > 1 and before[-2] in THIRDS:
        return replace(one, first=first - 1)
    if before[-1] == "of" and len(before) > 1:
        return with_of(one, before, floor)
    return with_approx(one, floor)


def with_of(one: Found, before: list[str], floor: int) -> Found:
    """«the end of 1990», «the early hours of Saturday», «the night of Oct. 23»."""
    first = one.first
    if before[-2] in ENDS or before[-2] in ("part", "half"):
        mod = ENDS.get(before[-2])
        start = first - 2
        if before[-2] in ("part", "half"):
            mod = {"early": "START", "first": "START", "latter": "END", "late": "END", "last": "END"}.get(
                before[-3] if len(before) > 2 else ""
            )
            start = first - 3
            if mod is None or (before[-2] == "half" and one.rule.name not in ("decade", "century")):
                return one
        widened = replace(one, first=start, mod=mod)
        if start - 1 >= floor and one.words.lower(start - 1) == "very":
            widened = replace(widened, first=start - 1)
        return with_article(widened, floor)
    if before[-2] == "hours" and len(before) > 2 and before[-3] in ("early", "small", "wee", "late"):
        return with_article(replace(one, first=first - 3, mod="END" if before[-3] == "late" else "START"), floor)
    if one.rule.name in ("month day", "day month", "weekday") and before[-2] in one.lexicon.values["part"]:
        part = first - 2
        return with_article(replace(one, first=part, groups={**one.groups, "part": (part, part + 1)}), floor)
    return one


def with_article(one: Found, floor: int) -> Found:
    """The expression with «the» before it."""
    if one.first > floor and one.words.lower(one.first - 1) == "the":
        return replace(one, first=one.first - 1)
    return one


def with_approx(one: Found, floor: int) -> Found:
    """The expression with «around» before it."""
    if one.first > floor and one.words.lower(one.first - 1) in APPROXIMATE:
        return replace(one, first=one.first - 1, approx=one.words.lower(one.first - 1))
    return one


def with_suffix(one: Found) -> Found:
    """The expression with «or later», «and beyond», «or so» after it."""
    words, last = one.words, one.last
    after = [words.lower(index) for index in range(last, min(last + 2, len(words.codes)))]
    if one.clock and after == ["local", "time"]:
        return replace(
            one, last=last + 2, clock=replace(one.clock, groups={**one.clock.groups, "zone": (last, last + 2)})
        )
    if one.rule.name not in ("year", "month year", "month", "month day"):
        return one
    if after in (["or", "later"], ["or", "earlier"], ["or", "so"], ["and", "beyond"]):
        return replace(one, last=last + 2)
    return one
