"""What looks like a time and is none: «May said», «2000 people», «the second half of the match», «The Sunday Times»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.timex_records import Found
from sayso.annotate.timex_words import short_forms

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SMALL_NAMES = {"may", "march", "august"}  # months that are also words or names
DEICTIC = {"this", "today", "yesterday", "tomorrow", "on", "last", "that"}
STAMPED = " \t[(•*–—-"  # what may stand before the stamp of a live page's entry
NAMES = SMALL_NAMES | {"april", "june"}


def is_time(one: Found, doc: Doc) -> bool:
    """Whether what a rule found is a time, as its neighbours and the parse have it."""
    check = CHECKS.get(one.rule.name)
    return not (check and not check(one, doc)) and not inside_name(one, doc)


def before(one: Found, back: int = 1) -> str:
    """The word before an expression, in lower case."""
    return one.words.lower(one.first - back) if one.first >= back else ""


def after(one: Found, ahead: int = 0) -> str:
    """The word after an expression, in lower case."""
    return one.words.lower(one.last + ahead) if one.last + ahead < len(one.words.codes) else ""


def token_at(doc: Doc, start: int) -> Token | None:
    """The parsed token that holds a character, or None where nothing is parsed."""
    if not doc.has_annotation("DEP"):
        return None
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None


def inside_name(one: Found, doc: Doc) -> bool:
    """Whether the expression is part of a longer name: «Sunday» in «The Sunday Times»."""
    if one.rule.name not in ("weekday", "month", "the season", "weekday part"):
        return False
    text = one.words.text
    word = after(one)
    if (
        word in one.lexicon.lists["papers"]
        and text[one.words.starts[one.last]].isupper()
        and one.words.starts[one.last] == one.end + 1
    ):
        return True
    if one.rule.name == "weekday" and before(one) in one.lexicon.lists["named_days"]:
        return True
    token = token_at(doc, one.start)
    if token is None or not token.ent_type_:
        return False
    entity = next((span for span in doc.ents if span.start <= token.i < span.end), None)
    return entity is not None and entity.label_ in ("PERSON", "ORG", "PER") and entity.end_char > one.end


def check_month(one: Found, doc: Doc) -> bool:
    """«May», «March», «Jan» on their own: a month only where it is one."""
    raw = one.words.text[one.words.starts[one.last - 1] : one.end]
    word = one.words.lower(one.last - 1)
    text = one.words.text
    if word in short_forms() and not raw.isupper():
        return (
            text[one.end : one.end + 1] == "." and raw[0].isupper() and before(one) in one.lexicon.lists["before_date"]
        )
    if word in short_forms():
        return False
    if word in SMALL_NAMES and raw[0].islower():
        return False
    if neighbour_junk(one):
        return False
    if word not in NAMES:
        return True
    if (
        word == "march"
        and after(one) in ("of", "for", "on", "to")
        and before(one) not in ("in", "since", "until", "by")
    ):
        return False
    if title_follows(one, doc):
        return False
    if before(one) in one.lexicon.lists["before_date"] - {"and", "or", "than", "the", "at", "about", "as"}:
        return not (
            word == "may" and before(one) in ("that", "of", "for", "to", "by", "from") and person_follows(one, doc)
        )
    token = token_at(doc, one.start)
    if word in ("may", "march") and token is None:
        return before(one) in ("the", "and", "or", "than") and after(one) in (".", ",", "'s", ")", "x", "")
    if token is not None:
        if token.ent_type_ in ("PERSON", "PER", "ORG") or token.pos_ in ("AUX", "VERB"):
            return False
        if word in ("may", "march"):
            return token.pos_ == "PROPN" and not (token.i and doc[token.i - 1].pos_ == "PROPN")
    previous = text[max(0, one.start - 2) : one.start - 1]
    following = text[one.end : one.end + 2]
    return not (following[:1] == " " and following[1:].isupper() and not previous.isspace() and token is None)


def title_follows(one: Found, doc: Doc) -> bool:
    """Whether the month is part of a longer name by the parse: «April Carnations», a film."""
    token = token_at(doc, one.start)
    if token is None or token.i + 1 >= len(doc):
        return False
    after_it = doc[token.i + 1]
    return token.dep_ == "compound" and token.head.i == after_it.i and after_it.pos_ == "PROPN"


def person_follows(one: Found, doc: Doc) -> bool:
    """Whether «May» is a person by the parse."""
    token = token_at(doc, one.start)
    return token is not None and token.ent_type_ in ("PERSON", "PER")


def neighbour_junk(one: Found) -> bool:
    """Whether a garbled number stands beside, which may be its day or year («1O January 2O26»)."""
    codes = one.words.codes
    return (one.first > 0 and codes[one.first - 1] == "?") or codes[one.last : one.last + 1] == "?"


def check_dated(one: Found, doc: Doc) -> bool:
    """A date with a day: «may» and «march» in small letters are no months; nor is a garbled date one."""
    low, high = one.groups["month"]
    raw = one.words.text[one.words.starts[low] : one.words.ends[high - 1]]
    if raw in ("may", "march", "august", "mar", "dec", "jan", "sep"):
        return False
    if one.rule.name == "day month" and "of" not in [one.words.lower(i) for i in range(one.first, one.last)]:
        spelt = one.many("day")
        if spelt and not spelt[0][0].isdigit():  # «second March», «last May»
            return before(one) == "the" or one.words.lower(one.first) == "the"
    if one.rule.name == "month day":
        spelt = one.many("day")
        if spelt and spelt[-1] in ("second", "last", "final") and after(one) not in (",", ".", ""):
            return False
    return not neighbour_junk(one)


def check_year(one: Found, doc: Doc) -> bool:
    """A bare number as a year."""
    words, codes = one.words, one.words.codes
    if one.clock or one.mod:
        return True
    previous, following = before(one), after(one)
    digits = one.many("year")
    if not digits or not digits[0].isdecimal():
        return True
    year = int(digits[0])
    code = codes[one.first - 1] if one.first else " "
    glued = one.first > 0 and words.ends[one.first - 1] == one.start
    if code == "$" or following in ("%", "percent", "per", ":") or codes[one.last : one.last + 1] == "?":
        return False
    if glued and previous not in ("(", "-", "–", "'", '"', "‘", "“", "[", "/"):
        return False
    if previous == "-" and one.first > 1 and codes[one.first - 2] not in "yx" and codes[one.first - 2].isascii():
        return False
    if previous == "-" and one.first > 1 and codes[one.first - 2] == "x":
        return previous_is_word(one)
    if following in one.lexicon.lists["measured"] or not 1000 <= year <= 2100:
        return False
    if previous in ("in", "since", "by", "until", "during", "before", "after", "between"):
        return year >= 1400 or following in (",", ".", "")
    if not 1800 <= year <= 2050:
        return False
    if (
        following.isalpha()
        and following.endswith("s")
        and len(following) > 3
        and previous not in one.lexicon.lists["before_year"]
    ):
        token = token_at(doc, words.starts[one.last])
        if token is None or token.pos_ == "NOUN":
            return text_is_capital(one)
    if previous in ("to", "at", "than", "over", "nearly", "almost", "some", "only", "under", "no.", "number", "page"):
        return previous == "to" and any(words.codes[index] == "y" for index in range(max(0, one.first - 4), one.first))
    return True


def previous_is_word(one: Found) -> bool:
    """«post-1959»."""
    return before(one, 2) in ("post", "pre", "mid", "early", "late")


def text_is_capital(one: Found) -> bool:
    """Whether the following word is capitalised, as in «2000 Olympics»."""
    at = one.words.starts[one.last]
    return one.words.text[at].isupper()


def check_season(one: Found, doc: Doc) -> bool:
    """«the fall» of somebody is none; «the spring» of water seldom occurs in news."""
    if one.words.lower(one.last - 1) == "fall":
        return after(one) not in ("of", "in", "from", "to", "off", "for", "-") or one.mod is not None
    return after(one) not in ("of", "olympics", "games", "palace", "-")


def check_weekday(one: Found, doc: Doc) -> bool:
    """Short forms count only as such: «Sun.», not «the Sun»."""
    word = one.words.lower(one.last - 1)
    if word not in short_forms():
        return True
    text = one.words.text
    return text[one.end : one.end + 1] == "." and text[one.words.starts[one.last - 1]].isupper() and not one.clock


def check_length(one: Found, doc: Doc) -> bool:
    """Ages are no durations here (as TimeBank has it), nor «a second term» and «a quarter of the voters»."""
    word = one.one("unit")
    following = after(one)
    if following == "old" or (
        one.rule.name == "hyphened length" and one.words.lower(one.last - 1) == "old" and "year" in word
    ):
        return False
    if word == "minutes" and one.words.text[one.start : one.end] == "60 Minutes":
        return False
    if word in ("second", "sec", "min"):
        return one.rule.name == "hyphened length" or one.many("count") == ["one"]
    if word == "quarter":
        return one.rule.name == "quarter of an hour" or one.has("lead")
    if word == "quarters":
        if one.rule.name in ("units", "range"):
            return before(one) in ("of", "recent") or one.words.lower(one.first) == "recent"
        return one.has("lead") or one.many("count") != ["three"]
    if word in ("day", "days") and one.many("count") == ["some"]:
        return False
    if word == "day" and one.many("count") == ["another"] and following not in (",", ".", "of"):
        return True
    if word in ("century", "decade") and one.many("count")[:1] == ["half"]:
        return True
    return before(one) not in ("light", "$", "man") and after(one) != "old"


def check_units(one: Found, doc: Doc) -> bool:
    """Bare «days» and «years»; «seconds» and «minutes» may be other things."""
    word = one.one("unit")
    if word in ("seconds", "secs", "quarters", "millennia") and one.words.lower(one.first) != "recent":
        return False
    raw = one.words.text[one.start : one.end]
    if raw[0].isupper() and raw.split()[-1][0].isupper() and one.first and one.words.codes[one.first - 1] not in ".\n":
        return False  # CBS's «60 Minutes»
    return after(one) != "old" and before(one) not in ("light", "dog")


def check_noon(one: Found, doc: Doc) -> bool:
    """«High Noon» is a film."""
    return before(one) != "high"


BEFORE_CLOCK = frozenset("at about around since by until till before after".split())


def check_dotted(one: Found, doc: Doc) -> bool:
    """«19.20» is a clock time at the start of a live page's line, or where other words of time stand by it."""
    hour, _, minute = one.one("clock").partition(".")
    if int(hour) > 23 or int(minute) > 59:
        return False
    if (
        one.has("part")
        or one.has("zone")
        or (after(one) in DEICTIC and before(one) in one.lexicon.lists["before_date"])
    ):
        return True
    measured = one.lexicon.lists["measured"] | {"million", "billion"}
    if hour.startswith("0") and len(hour) == 2 and before(one) in BEFORE_CLOCK:
        return one.words.text[one.end : one.end + 1] != "%" and after(one) not in measured  # «at 02.55»
    text, start = one.words.text, one.start
    line = text.rfind("\n", 0, start) + 1
    if not text[line:start].strip(STAMPED):
        return text[one.end : one.end + 1] not in ("%", "") and after(one) not in measured
    return False


def check_colon(one: Found, doc: Doc) -> bool:
    """«17:50»; not «2:1» of a match, which two digits rule out, nor a verse."""
    digits = one.one("clock").split(":")
    return int(digits[0]) <= 24 and int(digits[1]) <= 59 and (before(one) != "in" or one.has("half"))


def check_half_past(one: Found, doc: Doc) -> bool:
    """«ten to twelve» is a clock time after «at» or a colon; «a majority of ten to two» is not."""
    minute = one.one("minute")
    if one.one("past") in ("past", "after") and ("half" in minute or "quarter" in minute):
        return one.one("past") == "past" or before(one) in ("at", "about", "around")
    return before(one) in {*BEFORE_CLOCK, ":", "shortly", "just"}


def check_at_eight(one: Found, doc: Doc) -> bool:
    """«4 in the morning», «eight at night»; «one in the morning session» stays out by its noun."""
    count = one.many("clock")
    if count[0].isdigit() and int(count[0]) > 12:
        return False  # «put the dead at 17 last night»
    return count != ["one"] or before(one) in ("at", "about", "around", "after", "before", "by", "since", "until")


def check_zone(one: Found, doc: Doc) -> bool:
    """«0340 GMT», «1800 hours»: the zone's letters are capitals, the digits a time of day."""
    digits = one.one("clock")
    if len(digits) != 4 or int(digits[:2]) > 23 or int(digits[2:]) > 59:
        return False
    if not one.has("zone"):
        return before(one) in ("at", "by", "around", "about", "since", "from", "until", "before", "after")
    low, high = one.groups["zone"]
    written = one.words.text[one.words.starts[low] : one.words.ends[high - 1]]
    return "local" in written or any(letter.isupper() for letter in written)


def check_reference(one: Found, doc: Doc) -> bool:
    """«soon after», «as soon as» point elsewhere; «Recent» in a name is no reference."""
    word = one.words.lower(one.last - 1)
    if word == "soon":
        return before(one) not in ("as", "so", "how", "too") and after(one) not in (
            "after",
            "thereafter",
            "as",
            "afterwards",
            "-",
        )
    if word == "future":
        return before(one) in ("the", "'s")
    return word != "now" or before(one) != "from"


def check_unit(one: Found, doc: Doc) -> bool:
    """«this second», «the last minute» say nothing of the calendar."""
    unit = one.one("unit")
    if unit in ("second", "minute", "sec", "min", "hr"):
        return False
    if unit == "quarter" and one.rule.name == "the quarter":
        return after(one) not in ("of", "final", "finals", "-", "million")
    if one.rule.name == "the unit" and unit == "day":
        return before(one) in one.lexicon.lists["day_told"] or one.mod is not None
    if one.rule.name == "which unit":
        which = one.one("which")
        title = one.words.text[one.start : one.end]
        if title.istitle() and one.first and one.words.codes[one.first - 1] == "x":  # ABC's "This Week"
            return False
        if unit == "hour" and which in ("this", "that", "same", "the same", "current"):
            return False
        if which in ("same", "entire", "full", "whole", "that") and unit in ("hour", "day") and after(one) == "-":
            return False
        if unit == "half":
            return False
        if which in ("full", "whole", "entire", "current", "same", "coming", "prior", "latest") and before(one) in (
            "a",
            "an",
        ):
            return False
    return True


def check_every(one: Found, doc: Doc) -> bool:
    """«every» before a unit; a percentage is no number of units."""
    return one.one("unit") not in ("second", "quarter") or before(one) != "a"


def check_daily(one: Found, doc: Doc) -> bool:
    """«daily», not a newspaper's «Daily Mail»."""
    raw = one.words.text[one.start : one.end]
    at_start = one.first == 0 or one.words.codes[one.first - 1] in ".\n"
    return raw.islower() or (at_start and after(one) not in one.lexicon.lists["papers"])


def check_decade(one: Found, doc: Doc) -> bool:
    """«in his twenties» is an age; «temperatures in the 70s» are degrees."""
    raw = one.one("decade").lstrip("'’‘")
    if before(one) in one.lexicon.lists["whose_age"] or (
        one.first > 0 and one.words.lower(one.first) in one.lexicon.lists["whose_age"]
    ):
        return False
    if raw[:4].isdecimal():
        return True
    return before(one, 2) not in ("temperatures", "people", "aged", "highs", "lows", "man", "woman")


def check_nth_quarter(one: Found, doc: Doc) -> bool:
    """«the second half of the match», «first-half goal»; «H2» needs its year."""
    if one.rule.name == "Q3":
        return one.has("year") or one.one("quarter")[0] != "h"
    if one.one("unit") == "half" and one.rule.name == "quarter" and not one.has("which"):
        return after(one) not in ("of", "goal", "goals", "lead", "injury", "substitute") and one.last - one.first > 1
    return True


CHECKS = {
    "month": check_month, "month year": check_dated, "month day": check_dated, "day month": check_dated,
    "which month": check_dated, "year": check_year, "the season": check_season, "weekday": check_weekday,
    "length": check_length, "hyphened length": check_length, "a unit": check_length, "range": check_length,
    "quarter of an hour": check_length, "units": check_units, "clock dotted": check_dotted, "clock": check_colon,
    "noon": check_noon, "half past": check_half_past, "at eight": check_at_eight, "clock digits": check_zone,
    "reference": check_reference, "which unit": check_unit, "the unit": check_unit, "the quarter": check_unit,
    "each unit": check_every, "daily": check_daily, "decade": check_decade, "quarter": check_nth_quarter,
    "Q3": check_nth_quarter,
}  # fmt: skip
