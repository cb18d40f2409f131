"""How durations and repetitions read: «two and a half years» P2Y6M, «every Monday» XXXX-WXX-1."""

from __future__ import annotations

from sayso.annotate.timex_records import Found, Narrative, Reading

CLOCK_UNITS = {"S", "M", "H"}
Number = float | str | None


def count_of(words: list[str], values: dict[str, dict[str, int | str]]) -> Number:
    """The number that words spell; «X» for a vague one, None where they spell none.

    >>> from sayso.annotate.timex_words import read_tables
    >>> [count_of(words.split(), read_tables()) for words in ("twenty four", "a hundred and five", "2 1/2", "a few")]
    [24.0, 105.0, 2.5, 'X']
    """
    if not words:
        return None
    if "couple" in words or words == ["a", "pair", "of"]:
        return 2.0
    total = current = 0.0
    seen = False
    for index, word in enumerate(words):
        if word in values["vague"]:
            return "X"
        if word in values["cardinal"]:
            current += float(values["cardinal"][word])
        elif word in values["scale"]:
            scale = float(values["scale"][word])
            if scale >= 1000:
                total, current = total + (current or 1) * scale, 0.0
            else:
                current = (current or 1) * scale
        elif word == "half":
            current += 0.5
        elif "/" in word:
            above, below = word.split("/")
            if below == "0":
                return None
            current += int(above) / int(below)
        elif word[0].isdigit():
            digits = word.replace(",", "")
            if len(digits) > 7:
                return None
            current += float(digits)
        elif word in ("a", "an") and index == 0 and len(words) == 1:
            current = 1.0
        elif word not in ("and", "-", "a", "an", "or", "so", "of"):
            return None
        else:
            continue
        seen = True
    return total + current if seen else None


def length(count: Number, unit: str) -> str | None:
    """The TIMEX3 duration of a count of units.

    >>> length(2.5, "Y"), length("X", "H"), length(3.0, "10Y"), length(2.0, "2W"), length(1.5, "M")
    ('P2Y6M', 'PTXH', 'P30Y', 'P4W', 'PT1M30S')
    """
    if count is None:
        return None
    factor = 1
    if unit[0].isdigit():
        digits = unit.rstrip("YW")
        factor, unit = int(digits), unit[len(digits) :]
    if unit == "C":
        factor, unit = (100, "Y") if count != "X" else (1, "C")
    prefix = "PT" if unit in CLOCK_UNITS else "P"
    unit = {"MO": "M", "WE": "W"}.get(unit, unit)
    if unit == "M" and prefix == "PT" and count != "X" and count % 1 == 0.5:
        return f"PT{int(count)}M30S"
    if count == "X":
        return f"{prefix}X{unit}"
    number = count * factor if not isinstance(count, str) else 0.0
    if number > 9_999_999:
        return None
    if unit == "Y" and prefix == "P" and number >= 1 and number % 1 == 0.5:
        return f"P{int(number)}Y6M"
    if unit == "H" and number % 1 == 0.5:
        return f"PT{int(number)}H30M" if number > 1 else "PT30M"
    return f"{prefix}{number:g}{unit}" if number < 1_000_000 else f"{prefix}{int(number)}{unit}"


def clock_unit(found: Found, group: str = "unit") -> str:
    """The unit's letter: «M» is a minute where the word is, «MO» a month."""
    word = found.one(group)
    tables = found.lexicon.values
    return str(tables["unit"].get(word) or tables["units"].get(word) or "")


def read_length(found: Found, now: Narrative) -> Reading | None:
    """«three days», «the past two weeks», «nearly an hour», «2 1/2 years», «an hour and a half»."""
    unit = clock_unit(found)
    words = found.many("count")
    singular = found.lexicon.values["unit"]
    if not words and found.one("unit") in singular:
        words = ["one"]
    if found.has("half") and "half" in found.one("half"):
        words = [*(words if words not in (["a"], ["an"], ["another"]) else ["one"]), "and", "half"]
    if words in (["another"], ["an", "additional"], ["the"], ["single"]) or (
        not words and found.one("unit") in singular
    ):
        words = ["one"]
    count = count_of(words, found.lexicon.values) if words else "X"
    if unit == "D" and count == 0:
        return None
    if unit == "" or count is None:
        return Reading("DURATION", None)
    value = length(count, unit)
    if found.has("more") and found.has("unit2") and value:  # two hours and ten minutes
        rest = length(count_of(found.many("more"), found.lexicon.values), clock_unit(found, "unit2"))
        value = join_lengths(value, rest)
    if unit == "MO" and count in (6.0, 9.0, 12.0) and now.period and found.one("lead").startswith("the"):
        now.period = "Y"
    return Reading("DURATION", value, approximate=count == "X")


def read_a_unit(found: Found, now: Narrative) -> Reading | None:
    """«an hour», «half a century», «a year and a half»; «four flights a week» is a SET."""
    unit = clock_unit(found)
    words = [word for word in found.many("count") if word not in ("an", "additional")] or ["one"]
    if words[0] in ("a", "another"):
        words = ["one"]
    if words[0] == "half":
        return Reading("DURATION", {"Y": "P6M", "H": "PT30M", "D": "PT12H", "C": "P50Y", "10Y": "P5Y"}.get(unit))
    if found.many("count") in (["a"], ["an"]) and not found.has("half") and is_rate(found):
        return Reading("SET", length(1.0, unit))
    count = count_of(words, found.lexicon.values)
    if found.has("half") and isinstance(count, float):
        count += 0.5
    return Reading("DURATION", length(count, unit))


def is_rate(found: Found) -> bool:
    """Whether «a week» says how often: it follows a noun or number, not a preposition or a verb of lasting."""
    if found.first == 0 or found.has("approx"):
        return False
    before = found.words.codes[found.first - 1]
    if before == "%" or before in "dnyN":
        return True
    word = found.words.lower(found.first - 1)
    return word in found.lexicon.lists["rate_nouns"] or (
        before == "x" and len(word) > 3 and word.endswith("s") and word not in found.lexicon.lists["no_rate"]
    )


def read_quarter_of(found: Found, now: Narrative) -> Reading | None:
    """«a quarter of an hour», «a quarter of a century»."""
    return Reading("DURATION", {"H": "PT15M", "C": "P25Y"}.get(clock_unit(found)))


def read_few(found: Found, now: Narrative) -> Reading | None:
    """«the past few weeks», «the next several days»."""
    return Reading("DURATION", length("X", clock_unit(found)), approximate=True)


def read_while(found: Found, now: Narrative) -> Reading | None:
    """«some time», «a while»: a duration that is not said."""
    return Reading("DURATION", "PXX", approximate=True)


def join_lengths(first: str, second: str | None) -> str | None:
    """«two hours» and «ten minutes» in one.

    >>> join_lengths("PT2H", "PT10M"), join_lengths("P1Y", "P3M"), join_lengths("P1D", "PT3H")
    ('PT2H10M', 'P1Y3M', 'P1DT3H')
    """
    if second is None:
        return first
    if first.startswith("PT"):
        return first + second[2:] if second.startswith("PT") else None
    return first + second[1:]


def read_units(found: Found, now: Narrative) -> Reading | None:
    """«weeks», «recent months», «the early years»: how many is not said."""
    return Reading("DURATION", length("X", clock_unit(found)), approximate=True)


def read_coming(found: Found, now: Narrative) -> Reading | None:
    """«coming months», «future quarters», «past years»."""
    past = found.one("lead").split()[-1] in ("past", "previous", "prior", "recent")
    return Reading("DATE", "PAST_REF" if past else "FUTURE_REF", basis=now.basis, approximate=True)


def read_rate(found: Found, now: Narrative) -> Reading | None:
    """«$33 million a year», «each month», «every two years», «twice a week»."""
    unit = clock_unit(found)
    words = found.many("count")
    count = count_of(words, found.lexicon.values) if words else 1.0
    if words == ["other"]:
        count = 2.0
    return Reading("SET", length(count, unit))


def read_daily(found: Found, now: Narrative) -> Reading | None:
    """«daily», «weekly», «annually»."""
    return Reading("SET", str(found.value("daily", "daily")))


def read_every(found: Found, now: Narrative) -> Reading | None:
    """«every Monday», «each July», «Sunday mornings», «weekends», «the past three summers»."""
    tables = found.lexicon.values
    value = "XXXX"
    weekday = found.one("weekday")
    if weekday:
        value = f"XXXX-WXX-{tables['weekday'].get(weekday) or tables['weekdays'].get(weekday)}"
    elif found.has("month"):
        value = f"XXXX-{int(found.value('month', 'month') or 0):02}"
    elif found.has("season"):
        season = found.one("season")
        value = f"XXXX-{tables['season'].get(season) or tables['seasons'].get(season)}"
    elif found.has("weekend"):
        value = "XXXX-WXX-WE"
    elif found.has("quarter"):
        value = f"XXXX-Q{tables['ordinal'].get(found.one('quarter'))}"
    part = found.one("part")
    if part:
        code = tables["part"].get(part) or tables["parts"].get(part)
        value = f"XXXX-XX-XXT{code}" if value == "XXXX" else f"{value}T{code}"
    return Reading("SET", value)
