"""The grammar of time expressions: a table of (name, pattern, reading). `timex_notation` explains the notation.

At each word the longest match wins, of equally long ones the first in the table. Dates and clock times that stand
together, and words like «early» or «the end of» before them, are joined afterwards, in `timex_joining`.
"""

from __future__ import annotations

from sayso.annotate import timex_calendar as on_calendar
from sayso.annotate import timex_lengths as lengths
from sayso.annotate import timex_relative as relative
from sayso.annotate.timex_clock import read_clock
from sayso.annotate.timex_records import Rule

PIECES = {
    "num": """(D2|N2|Y4|NUM|CARDINAL|"a|an"? SCALE) ("-"? (CARDINAL|SCALE))* ((?<=SCALE) "and" CARDINAL ("-"? CARDINAL)?)?
        ("and"? FRACTION|"and" "a" "half")?""",
    "count": """<num>|"a" "few|dozen|couple|good" "many"? "of"?|"the" "few"|VAGUE "of"?|"half" "a" "dozen"|"a" "number" "of" """,
    "approx": """APPROX (?!"the|a" <past>)|"more|less|fewer" "than"|"at" "least|most"|"up" "to"|"no" "more|less|fewer" "than"|"just" "over|under"|
        "well" "over"|"as" "many|much|long" "as" """,
    "ordinal": """ORDINAL|CARDINAL "-"? ORDINAL""",
    "day": """D2|ORDNUM|<ordinal>""",
    "spelt": """"nineteen|eighteen|seventeen|sixteen" "-"? CARDINAL ("-"? CARDINAL)?|"twenty" "-"? "ten|eleven|twelve|
        thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty" ("-"? CARDINAL)?|
        "two" "thousand" ("and"? CARDINAL ("-"? CARDINAL)?)?""",
    "year": """Y4|<spelt>""",
    "whichyear": """"last|next|this" "year"|"the" "previous|following|same" "year" """,
    "which": """"last|next|this|past|coming"|"this" "past|coming" """,
    "unit": "UNIT|UNITS",
    "past": """"past|last|next|first|final|previous|following|coming|latest|opening|closing|initial|early|preceding|prior" """,
    "zone": """ZONE|"(" ZONE OFFSET? ")"|ZONE "standard|daylight|summer"? "time"|"(" ZONE "time" ")"|"(" "local" "time" ")"|
        "local" "time" """,
    "yearago": """"year" "-"? "ago|earlier" """,
}

DATES = (
    Rule("iso", "{date: ISO|ISOWEEK}", on_calendar.read_iso),
    Rule("numeric", "{date: SLASHED}", on_calendar.read_numeric),
    Rule("month day", """({weekday: WEEKDAY} ","?)? {month: MONTH} "the"? {day: <day>}
        (","? {year: <year>}|"of"? {which: <whichyear>})?""", on_calendar.read_day),
    Rule("day month", """({weekday: WEEKDAY} ","? "the"?)? "the"? {day: <day>} "of"? {month: MONTH}
        (","? {year: <year>|SHORTYEAR}|"of"? {which: <whichyear>})?""", on_calendar.read_day),
    Rule("further day", """(?<=D2 "and|or|to|-|–|,") {day: D2} (?!<unit>|MONTH|"%"|SCALE|CARDINAL|HALF)""",
         on_calendar.read_second_day),
    Rule("month year", """{month: MONTH} (","|"of"|"in")? {year: <year>|SHORTYEAR}""", on_calendar.read_month),
    Rule("month which year", """{month: MONTH} "of"? {which: <whichyear>}""", on_calendar.read_month),
    Rule("which month", """{which: <which>} {month: MONTH} (?!<day>)""", on_calendar.read_month),
    Rule("which month day", """{which: <which>} {month: MONTH} {day: <day>}""", on_calendar.read_day),
    Rule("month", "{month: MONTH}", on_calendar.read_month),
    Rule("spelt year", """"the"? "year" {year: <year>}|{year: <spelt>} (?!<unit>)""", on_calendar.read_year),
    Rule("year", "{year: Y4} (?!<unit>|SCALE)", on_calendar.read_year),
    Rule("short year", "{year: SHORTYEAR}", on_calendar.read_year),
    Rule("fiscal year", """"fiscal|financial" "year"? {year: Y4}|"the"? {year: Y4} "fiscal|financial|model" "year"|
        "the" "fiscal|financial" "year" {year2: Y4}""", on_calendar.read_year),
    Rule("FY", "{year: FISCAL}", on_calendar.read_fiscal),
    Rule("which season", "{which: <which>} {season: SEASON}", on_calendar.read_season),
    Rule("season year", """"the"? {season: SEASON} "of"? ({year: <year>|SHORTYEAR}|{which: <whichyear>})""",
         on_calendar.read_season),
    Rule("the season", """"the" {season: SEASON}|(?<="in|since|by|until|during|through|for|mid|early|late|-") {season2: SEASON}""",
         on_calendar.read_season),
    Rule("quarter year", """"the"? ("fiscal" "-"?)? {quarter: "first|second|third|fourth|final|last"} "-"? "fiscal"?
        {unit: "quarter|half"} ("of"|",")? "fiscal"? {year: Y4|SHORTYEAR}""", on_calendar.read_quarter),
    Rule("quarter", """"the"? ("fiscal" "-"?)? {quarter: "first|second|third|fourth|final"} "-"? "fiscal"? {unit: "quarter|half"}
        ("of"? {which: <whichyear>|"a" "year" "ago|earlier"}|"of" "the" "year")?""", on_calendar.read_quarter),
    Rule("half of year", """"the" {quarter: "last|latter"} {unit: "half"} "of" {which: <whichyear>}""", on_calendar.read_quarter),
    Rule("year's quarter", """{which: <whichyear>} POSS "fiscal"? {quarter: "first|second|third|fourth|final|last"} "-"?
        {unit: "quarter|half"}""", on_calendar.read_quarter),
    Rule("year quarter", """"the"? {year: Y4} "fiscal"? {quarter: "first|second|third|fourth|final|last"} "-"? {unit: "quarter|half"}""",
         on_calendar.read_quarter),
    Rule("year-ago third quarter", """"the"? "comparable|corresponding|same"? {which: <yearago>} "fiscal"?
        {quarter: "first|second|third|fourth|final"} "-"? {unit: "quarter|half"}""", on_calendar.read_quarter),
    Rule("Q3", """"the"? {quarter: QUARTER} ("of"|",")? {year: Y4|SHORTYEAR}?""", on_calendar.read_quarter),
    Rule("decade", """"the"? {decade: DECADE4}|"the" {decade2: DECADE}""", on_calendar.read_decade),
    Rule("century", """"the"? {nth: ORDNUM|<ordinal>} "-"? "century"|{which: "this|last|next"} "century" """,
         on_calendar.read_century),
    Rule("week of", """"the"? "week" ("of"|"beginning|starting|ending|ended") {month: MONTH} {day: <day>}|
        "the" {nth: "first|second|third|fourth|final|last"} "full"? "week" ("of"|"in") {month2: MONTH} {year: Y4}?""",
         on_calendar.read_week),
)  # fmt: skip

RELATIVE = (
    Rule("today", """{day: "today|yesterday|tomorrow|tonight|overnight"}""", relative.read_today),
    Rule("day before yesterday", """"the" "day" {beyond: "before|after"} {day: "yesterday|tomorrow"}""", relative.read_today),
    Rule("weekday", """{which: <which>|"that|following|previous"|"the" "previous|following|next|preceding"}? {weekday: WEEKDAY}""",
         relative.read_weekday),
    Rule("weekday next", """{weekday: WEEKDAY} {which: "next|last"} (?!<unit>|MONTH|WEEKDAY|PART)""", relative.read_weekday),
    Rule("weekday of week", """{weekday: WEEKDAY} "of"? {week: "last|next|this"} "week" """, relative.read_weekday_of),
    Rule("which part", """{which: "this|last|next|that"|"the" "same|next|previous|following|first"} {part: PART}|
        {day: "today|yesterday|tomorrow"} {part2: PART}""", relative.read_part),
    Rule("weekday part", """{which: <which>|"that"|"the" "previous|following|next"}? {weekday: WEEKDAY} {part: PART}""",
         relative.read_part),
    Rule("the part", """(?<="in|during|by|over|through|until") "the" {part: PART} (?!"of")""", relative.read_part),
    Rule("mid part", """"mid" "-"? {part: PART}""", relative.read_part),
    Rule("which unit", """{which: "the"? "this|last|next|past|current|that|coming|upcoming|previous|following|same|preceding|latest|prior|entire|full|whole"}
        ("fiscal|financial|calendar|school|academic|business|full|entire|whole" "-"?)? {unit: UNIT}""", relative.read_period),
    Rule("which weekend", """{which: "the"? "this|last|next|past|coming|previous|following"|"the"} "holiday"? {weekend: WEEKEND}""",
         relative.read_period),
    Rule("the unit", """(?<="for|during|in|of|over|through|by|into|until|ending|ended|end|finish|finished|since|within|throughout|to|so")
        "the" ("fiscal|financial|calendar|full|entire|whole" "-"?)? {unit: "year|month|week|day|quarter"}|(?<="within") "the" {unit2: "hour"}""", relative.read_period),
    Rule("the quarter", """"the" "fiscal"? {unit: "quarter"}""", relative.read_period),
    Rule("the year previous", """"the" {unit: "year|month|week|day"} {which: "previous|before|after|earlier"}
        (?=","|"."|"and|but"|")")""", relative.read_period),
    Rule("year-ago quarter", """"the"? "comparable|corresponding|same"? <yearago> "fiscal"? {quarter: "quarter|period"}""",
         relative.read_year_ago),
    Rule("year-ago", """"year" "-" "ago|earlier" """, relative.read_year_ago),
    Rule("a year ago", """{approx: <approx>}? "a|one" "year" ({told: "earlier"}|"ago"|"previously")""", relative.read_year_ago),
    Rule("quarter a year ago", """"the" {quarter: "quarter|period"} "a" "year" "ago|earlier" """, relative.read_year_ago),
    Rule("same period", """"the" "same|corresponding|comparable|like|year" "fiscal"? ("period|month|quarter|week|day|time"|"three|six|nine" "-"? "month|months" "period"?)
        ("of|in"? "the"? ("last|previous|prior|preceding" "year"|"year" "before|earlier|ago")|"a" "year" "ago|earlier|before")""",
         relative.read_same_period),
    Rule("latest period", """"the" "latest" {period: "period"}""", relative.read_latest),
    Rule("year's period", """"the" {year: Y4} {unit: "period|quarter"}|{which: "last|this" "year"} POSS {unit2: "period|quarter"}""",
         relative.read_period_of_year),
    Rule("ago", """{approx: <approx>}? {count: <count>|"a|an|half" "a|an"?} "-"? EVENT? {unit: <unit>} ("or" ("so|two|more")|{half: "and" "a" "half"})?
        ("ago"|{ahead: "from" "now"|"hence"}|{told: "earlier"})""", relative.read_ago),
    Rule("years ago", """{unit: UNITS} ("ago"|{ahead: "from" "now"})""", relative.read_ago),
    Rule("reference", """("very" (?="soon")|"more|most" (?="recently"))? {ref: REFERENCE}""", relative.read_reference),
    Rule("as soon as possible", """"as" "soon" "as" "possible" """, relative.read_future),
    Rule("the past", """"the" "recent|distant"? "past" """, relative.read_past),
    Rule("at that time", """(?<="at") "that|the" "time" (?!"of|when|that")""", relative.read_past),
    Rule("the future", """"the" "near|immediate|distant"? "future"|"the" "long|short|near|medium" "term"|
        "a" "later" "date|time" """, relative.read_future),
    Rule("these days", """"these" "days"|"the" "time" "being"|"this" ("crucial|critical|very|present")? "moment|point" """,
         relative.read_present),
    Rule("then", """(?<="until|by|till") "then" """, relative.read_then),
    Rule("that time", """(?<="by|until|since") "that" "time" """, relative.read_then),
    Rule("nth day", """"a|the" {nth: "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"} ("consecutive|straight|successive"|"full")? "day"
        (?="of|in"|","|"."|"running")|"a|the" {nth2: ORDINAL} "consecutive|straight|successive" "day" """, relative.read_nth_day),
    Rule("year-end", """"year" ({tight: "-"}|POSS)? "end" """, relative.read_year_end),
)  # fmt: skip

LENGTHS = (
    Rule("length", """{approx: <approx>}? {lead: "the" (<past>|<yearago>)?|"these|those"|<past>}? {count: <count>} "or" <num> EVENT? {unit: <unit>}|
        {approx2: <approx>}? {lead2: "the" (<past>|<yearago>)?|"these|those"}? {count2: <count>} EVENT? {unit3: <unit>}
        ("and" {more: <num>} {unit2: <unit>}|{half: "and" "a" "half"}|"or" "so|more|longer")?""", lengths.read_length),
    Rule("hyphened length", """{count: <num>|VAGUE} "-" {unit: <unit>} ("-" "long|old" )?|{unit2: UNITS} "-" "long|old" """,
         lengths.read_length),
    Rule("period of", """"a|the" {count: <num>} "-" {unit: <unit>} "period" """, lengths.read_length),
    Rule("a unit", """{approx: <approx>}? {count: "a|an|another|one"|"an" "additional"|"half" "a|an"} "full|whole|entire"? {unit: UNIT} (?!"-")
        ({half: "and" "a" "half"}|"or" ("so|two|more|longer"))?""", lengths.read_a_unit),
    Rule("quarter of an hour", """"a"? {count: "quarter"} "of" "an|a" {unit: "hour|century"}""", lengths.read_quarter_of),
    Rule("range", """{count: <num>} (?=("to"|"–"|"-") <num> "-"? EVENT? {unit: <unit>})|
        (?<="between") {count2: <num>} (?="and" <num> "-"? EVENT? {unit2: <unit>})""", lengths.read_length),
    Rule("units", """("the" ("early|first|last|final"|"past|next" ("few"))?|"recent")? {unit: UNITS} ("ahead"|"and|or" UNITS)? (?!"of" (WEEKDAY|MONTH|D2|"today|yesterday|tomorrow"))""",
         lengths.read_units),
    Rule("coming units", """{lead: "the"? "coming|future|past"} {unit: UNITS}""", lengths.read_coming),
    Rule("the past few", """"the" ("past|last|next|first|coming") ("few|several|couple" "of"?) {unit: UNITS}""", lengths.read_few),
    Rule("each unit", """{every: "each|every"} {count: "other"|<num>|ORDINAL}? {unit: <unit>}|("once|twice"|<num> "times") "a|per|each|every" {unit2: UNIT}""",
         lengths.read_rate),
    Rule("daily", "{daily: DAILY}", lengths.read_daily),
    Rule("every weekday", """"each|every" ({weekday: WEEKDAY} {part: PART}?|{month: MONTH}|{season: SEASON}|{part2: PART}|{weekend: WEEKEND})|
        {weekday2: WEEKDAYS} (?!"-")|{weekday3: WEEKDAY} {part3: PARTS}|"weekends" """, lengths.read_every),
    Rule("summers", """"the"? ("past|last|next" <num>?)? {season: SEASONS}""", lengths.read_every),
    Rule("some time", """"some" "time"|"a" "long|short"? "while"|"a" "fairly"? "long|lengthy|short|brief" "period|time" ("of" "time")?""",
         lengths.read_while),
)  # fmt: skip

CLOCK = (
    Rule("clock half", """{approx: <approx>}? {clock: COLON|DOTTED|D2} {half: HALF} (","? {zone: <zone>})?""", read_clock),
    Rule("clock", """{approx: <approx>}? {clock: COLON} ("hours|hrs"|"in" "the" {part: PART}|"at" {part2: "night"})? (","? {zone: <zone>})?""",
         read_clock),
    Rule("clock digits", """{clock: HHMM|Y4} ("hours|hrs"|{zone: <zone>})""", read_clock),
    Rule("clock dotted", """{clock: DOTTED} ("in" "the" {part: PART}|"at" {part2: "night"})? {zone: <zone>}?""", read_clock),
    Rule("o'clock", """{approx: <approx>}? {clock: (CARDINAL|D2) "o'clock"} ("in" "the" {part: PART}|"at" {part2: "night"})? {zone: <zone>}?""",
         read_clock),
    Rule("half past", """{approx: <approx>}? {clock: {minute: "half"|"a"? "quarter"|"five|ten|twenty" ("-"? "five")?|D2} ("minutes"|"minute")?
        {past: "past|to|after"} {hour: CARDINAL|D2}} (?!<unit>|"-"|"%"|SCALE) ("in" "the" {part: PART}|"at" {part2: "night"})? {zone: <zone>}?""", read_clock),
    Rule("at eight", """{clock: CARDINAL|D2} ("in" "the" {part: PART}|"at" {part2: "night"})|
        (?<="at|about|around|after|before|by|since|until|till") {clock2: CARDINAL|D2} (?=("on"? <which>? WEEKDAY|"this|last|tomorrow|yesterday"|"that") PART)""",
         read_clock),
    Rule("noon", "{clock: POINT}", read_clock),
)  # fmt: skip

RULES = DATES + RELATIVE + LENGTHS + CLOCK
