"""Time expressions: tables of short sentences, each with what should be read in it."""

from __future__ import annotations

from functools import lru_cache

import pytest

from sayso.annotate.times import date_report, find_times
from sayso.records import Published, Report


@lru_cache(1)
def blank():
    """A pipeline that only cuts words."""
    import spacy

    return spacy.blank("en")


def read(text: str, published: str | None = None, basis: str = "stated"):
    """The times of a text, for a report of that date."""
    when = Published(published, published, basis) if published else Published()
    return find_times(blank()(text), Report("r", text, published=when))


def values(text: str, published: str | None = None) -> list[tuple[str, str, str | None]]:
    """(words, type, value) of each time of a text."""
    return [(text[t.start : t.end], t.type, t.value) for t in read(text, published)]


# Published on Wednesday 2026-03-11 throughout.
DATED = [
    # full dates
    ("It opened on January 3, 2026.", "January 3, 2026", "DATE", "2026-01-03"),
    ("It opened on 3 January 2026.", "3 January 2026", "DATE", "2026-01-03"),
    ("It opened on the 3rd of January, 2026.", "the 3rd of January, 2026", "DATE", "2026-01-03"),
    ("It opened on Saturday, Jan. 3, 2026.", "Saturday, Jan. 3, 2026", "DATE", "2026-01-03"),
    ("It opened on 2026-01-03.", "2026-01-03", "DATE", "2026-01-03"),
    ("Logged at 2026-01-03T20:15Z by the buoy.", "2026-01-03T20:15Z", "TIME", "2026-01-03T20:15Z"),
    ("Week 2026-W03 was dry.", "2026-W03", "DATE", "2026-W03"),
    ("It opened on 13/1/2026.", "13/1/2026", "DATE", "2026-01-13"),
    ("It opened on 3.1.2026.", "3.1.2026", "DATE", "2026-01-03"),
    ("It opened on 3/10/26.", "3/10/26", "DATE", "2026-03-10"),
    ("It opened on March eighth.", "March eighth", "DATE", "2026-03-08"),
    ("It opened on May twenty-first, 2019.", "May twenty-first, 2019", "DATE", "2019-05-21"),
    ("It opens on June 1st.", "June 1st", "DATE", "2026-06-01"),
    # days whose year is left out
    ("He resigned on Feb. 20.", "Feb. 20", "DATE", "2026-02-20"),
    ("He resigned on December 20.", "December 20", "DATE", "2025-12-20"),
    ("The bonds are payable April 2.", "April 2", "DATE", "2026-04-02"),
    ("It will close on 2 January.", "2 January", "DATE", "2027-01-02"),
    ("Results are due by Monday 16 March.", "Monday 16 March", "DATE", "2026-03-16"),
    ("They will march again on the 20th.", "the 20th", "DATE", "2026-03-20"),
    ("They marched on the 20th.", "the 20th", "DATE", "2026-02-20"),
    ("He was seen on March 3 last year.", "March 3 last year", "DATE", "2025-03-03"),
    ("It ended a week ago today.", "a week ago today", "DATE", "2026-03-04"),
    ("It ended a month ago yesterday.", "a month ago yesterday", "DATE", "2026-02-10"),
    ("A crane is due to arrive on Friday.", "Friday", "DATE", "2026-03-13"),
    ("The lights went out at 02.55, and the pumps with them.", "02.55", "TIME", "2026-03-11T02:55"),
    ("It vanished at eight minutes to seven.", "eight minutes to seven", "TIME", "2026-03-11T18:52"),
    ("The bell rang at four minutes past nine.", "four minutes past nine", "TIME", "2026-03-11T09:04"),
    ("She will speak at seven tonight.", "seven tonight", "TIME", "2026-03-11T19:00"),
    # months
    ("It was a drill planned since April.", "April", "DATE", "2025-04"),
    ("The bank failed in October.", "October", "DATE", "2025-10"),
    ("The bank failed in March.", "March", "DATE", "2026-03"),
    ("The mission will start in December.", "December", "DATE", "2026-12"),
    ("He came in January 1998.", "January 1998", "DATE", "1998-01"),
    ("He came in Jan. 1998.", "Jan. 1998", "DATE", "1998-01"),
    ("It fell in June last year.", "June last year", "DATE", "2025-06"),
    ("They signed it last May.", "last May", "DATE", "2025-05"),
    ("They will vote next October.", "next October", "DATE", "2026-10"),
    ("They will vote this September.", "this September", "DATE", "2026-09"),
    ("It grew in early January.", "early January", "DATE", "2026-01"),
    ("It is due in mid-April.", "mid-April", "DATE", "2026-04"),
    ("It is due at the end of April.", "the end of April", "DATE", "2026-04"),
    # years, decades, centuries
    ("It stood there in 1990.", "1990", "DATE", "1990"),
    ("The 1990 invasion began it.", "1990", "DATE", "1990"),
    ("The crash of '82 hurt.", "'82", "DATE", "1982"),
    ("He won in nineteen ninety-six.", "nineteen ninety-six", "DATE", "1996"),
    ("By the year two thousand it was gone.", "the year two thousand", "DATE", "2000"),
    ("It began in mid-1996.", "mid-1996", "DATE", "1996"),
    ("It was common in the 1990s.", "the 1990s", "DATE", "199"),
    ("It was common in the late '80s.", "the late '80s", "DATE", "198"),
    ("It was common in the nineties.", "the nineties", "DATE", "199"),
    ("A church of the 11th century burned.", "the 11th century", "DATE", "10"),
    ("Sales rose in fiscal 2025.", "fiscal 2025", "DATE", "2025"),
    ("Sales rose in FY2025.", "FY2025", "DATE", "FY2025"),
    # quarters, halves, seasons
    ("It reported a fourth-quarter loss.", "fourth-quarter", "DATE", "2025-Q4"),
    ("Profit fell in the third quarter of 2024.", "the third quarter of 2024", "DATE", "2024-Q3"),
    ("Profit fell in H2 2024.", "H2 2024", "DATE", "2024-H2"),
    ("Profit fell in Q3 2024.", "Q3 2024", "DATE", "2024-Q3"),
    ("Profit fell in last year's second quarter.", "last year's second quarter", "DATE", "2025-Q2"),
    ("It grew in the first half of 2024.", "the first half of 2024", "DATE", "2024-H1"),
    ("It snowed in the winter of 1994.", "the winter of 1994", "DATE", "1994-WI"),
    ("He was shot last fall in his kitchen.", "last fall", "DATE", "2025-FA"),
    ("The strike began last fall.", "last fall", "DATE", "2025-FA"),
    ("They met in the summer.", "the summer", "DATE", "2025-SU"),
    # days by name
    ("Police confirmed Friday that he left.", "Friday", "DATE", "2026-03-06"),
    ("Police said on Wednesday that he left.", "Wednesday", "DATE", "2026-03-11"),
    ("The hearing resumes Monday.", "Monday", "DATE", "2026-03-16"),
    ("The court will sit on Monday.", "Monday", "DATE", "2026-03-16"),
    ("The court must rule by Monday.", "Monday", "DATE", "2026-03-16"),
    ("They met last Wednesday.", "last Wednesday", "DATE", "2026-03-04"),
    ("They meet next Thursday.", "next Thursday", "DATE", "2026-03-12"),
    ("They meet on Thursday next.", "Thursday next", "DATE", "2026-03-12"),
    ("They will meet on Tuesday of next week.", "Tuesday of next week", "DATE", "2026-03-17"),
    ("She spoke early on Saturday.", "early on Saturday", "DATE", "2026-03-07"),
    ("She spoke late Saturday.", "late Saturday", "DATE", "2026-03-07"),
    # today and its neighbours
    ("He arrived today.", "today", "DATE", "2026-03-11"),
    ("He arrived yesterday.", "yesterday", "DATE", "2026-03-10"),
    ("He will arrive tomorrow.", "tomorrow", "DATE", "2026-03-12"),
    ("He arrived the day before yesterday.", "the day before yesterday", "DATE", "2026-03-09"),
    ("He is on air tonight.", "tonight", "TIME", "2026-03-11TNI"),
    ("Prices fell overnight.", "overnight", "TIME", "2026-03-10TNI"),
    ("He left this morning.", "this morning", "TIME", "2026-03-11TMO"),
    ("He left last night.", "last night", "TIME", "2026-03-10TNI"),
    ("He left yesterday evening.", "yesterday evening", "TIME", "2026-03-10TEV"),
    ("He left on Friday afternoon.", "Friday afternoon", "TIME", "2026-03-06TAF"),
    ("He left on the night of March 3.", "the night of March 3", "TIME", "2026-03-03TNI"),
    # weeks, months and years round the report
    ("They met last week.", "last week", "DATE", "2026-W10"),
    ("They meet this week.", "this week", "DATE", "2026-W11"),
    ("They meet next week.", "next week", "DATE", "2026-W12"),
    ("They met earlier this week.", "earlier this week", "DATE", "2026-W11"),
    ("They met late last week.", "Late last week".lower(), "DATE", "2026-W10"),
    ("They met over the weekend.", "the weekend", "DATE", "2026-W10-WE"),
    ("They met the week before last.", "the week before last", "DATE", "2026-W09"),
    ("They met two Fridays ago.", "two Fridays ago", "DATE", "2026-02-27"),
    ("They met last month.", "last month", "DATE", "2026-02"),
    ("They met earlier this month.", "earlier this month", "DATE", "2026-03"),
    ("They meet early next year.", "early next year", "DATE", "2027"),
    ("They met late last year.", "late last year", "DATE", "2025"),
    ("It is due by the end of the year.", "the end of the year", "DATE", "2026"),
    ("It is due by year's end.", "year's end", "DATE", "2026"),
    ("It was the worst of the last decade.", "the last decade", "DATE", "201"),
    ("It runs through the week of April 6.", "the week of April 6", "DATE", "2026-W15"),
    ("It rose in the last week of February.", "the last week of February", "DATE", "2026-W09"),
    # so long ago
    ("He died a year ago.", "a year ago", "DATE", "2025"),
    ("He died three years ago.", "three years ago", "DATE", "2023"),
    ("He died about two years ago.", "about two years ago", "DATE", "2024"),
    ("He died five months ago.", "five months ago", "DATE", "2025-10"),
    ("He died six weeks ago.", "six weeks ago", "DATE", "2026-W05"),
    ("He died two weeks ago.", "two weeks ago", "DATE", "2026-02-25"),
    ("He died 10 days ago.", "10 days ago", "DATE", "2026-03-01"),
    ("He died several years ago.", "several years ago", "DATE", "PAST_REF"),
    ("It opens three months from now.", "three months from now", "DATE", "2026-06"),
    # holidays
    ("He was found on Thanksgiving.", "Thanksgiving", "DATE", "2025-11-27"),
    ("Shops closed on Christmas Eve 2025.", "Christmas Eve 2025", "DATE", "2025-12-24"),
    ("They marched on Good Friday 2026.", "Good Friday 2026", "DATE", "2026-04-03"),
    ("They fasted until Eid al-Fitr 2025.", "Eid al-Fitr 2025", "DATE", "2025-03-30"),
    ("They marched on New Year's Day.", "New Year's Day", "DATE", "2026-01-01"),
    # no calendar
    ("He is now in Rome.", "now", "DATE", "PRESENT_REF"),
    ("He recently left Rome.", "recently", "DATE", "PAST_REF"),
    ("He may soon leave Rome.", "soon", "DATE", "FUTURE_REF"),
    ("It happened in the past.", "the past", "DATE", "PAST_REF"),
    ("It may happen in the near future.", "the near future", "DATE", "FUTURE_REF"),
    # durations
    ("It lasted two weeks.", "two weeks", "DURATION", "P2W"),
    ("It lasted up to 90 days.", "up to 90 days", "DURATION", "P90D"),
    ("It lasted 18 months.", "18 months", "DURATION", "P18M"),
    ("It lasted twenty four hours.", "twenty four hours", "DURATION", "PT24H"),
    ("It lasted nearly an hour.", "nearly an hour", "DURATION", "PT1H"),
    ("It lasted half an hour.", "half an hour", "DURATION", "PT30M"),
    ("It lasted an hour and a half.", "an hour and a half", "DURATION", "PT1H30M"),
    ("It lasted a minute and a half.", "a minute and a half", "DURATION", "PT1M30S"),
    ("It rose for the past year and a half.", "the past year and a half", "DURATION", "P1Y6M"),
    ("It lasted 2 1/2 years.", "2 1/2 years", "DURATION", "P2Y6M"),
    ("It lasted two hours and ten minutes.", "two hours and ten minutes", "DURATION", "PT2H10M"),
    ("It lasted two decades.", "two decades", "DURATION", "P20Y"),
    ("It lasted several years.", "several years", "DURATION", "PXY"),
    ("They will shut it within the hour.", "the hour", "DURATION", "PT1H"),
    ("It lasted for weeks.", "weeks", "DURATION", "PXW"),
    ("It rose in the past three months.", "the past three months", "DURATION", "P3M"),
    ("It fell over the next two weeks.", "the next two weeks", "DURATION", "P2W"),
    ("The eight-year war ended.", "eight-year", "DURATION", "P8Y"),
    ("The month-long siege ended.", "month-long", "DURATION", "P1M"),
    ("The decades-long feud ended.", "decades-long", "DURATION", "PXY"),
    ("The three-day visit ended.", "three-day", "DURATION", "P3D"),
    ("It rose for more than four hours.", "more than four hours", "DURATION", "PT4H"),
    ("It rose for a couple of years.", "a couple of years", "DURATION", "P2Y"),
    ("It rose for another ten days.", "ten days", "DURATION", "P10D"),
    ("It lasted two consecutive quarters.", "two consecutive quarters", "DURATION", "P2Q"),
    # sets
    ("It ships each Thursday.", "each Thursday", "SET", "XXXX-WXX-4"),
    ("It ships every month.", "every month", "SET", "P1M"),
    ("They march each July.", "each July", "SET", "XXXX-07"),
    ("It earns $33 million a year.", "a year", "SET", "P1Y"),
    ("It is a daily flight.", "daily", "SET", "P1D"),
    ("It meets on Mondays.", "Mondays", "SET", "XXXX-WXX-1"),
    ("It meets twice a week.", "twice a week", "SET", "P1W"),
    # clock times
    ("It sank at 8:15 p.m. local time.", "8:15 p.m. local time", "TIME", "2026-03-11T20:15"),
    ("It sank at 0340 GMT.", "0340 GMT", "TIME", "2026-03-11T03:40Z"),
    ("It sank at 1110 GMT.", "1110 GMT", "TIME", "2026-03-11T11:10Z"),
    ("It sank at 10 p.m. Monday.", "10 p.m. Monday", "TIME", "2026-03-09T22:00"),
    ("It sank on Monday at 6 p.m.", "Monday at 6 p.m.", "TIME", "2026-03-09T18:00"),
    ("It ran until 5 p.m. EST, March 9.", "5 p.m. EST, March 9", "TIME", "2026-03-09T17:00"),
    ("It sank around midday on Monday.", "around midday on Monday", "TIME", "2026-03-09T12:00"),
    ("It failed at 2:47 a.m. Eastern time.", "2:47 a.m. Eastern time", "TIME", "2026-03-11T02:47"),
    ("It sank at noon Monday.", "noon Monday", "TIME", "2026-03-09T12:00"),
    ("It ends at midnight Friday.", "midnight Friday", "TIME", "2026-03-06T24:00"),
    ("It sank at 17:50.", "17:50", "TIME", "2026-03-11T17:50"),
    ("It sank at 03.20 this morning.", "03.20 this morning", "TIME", "2026-03-11T03:20"),
    ("It sank at 5.10 a.m.", "5.10 a.m.", "TIME", "2026-03-11T05:10"),
    ("It sank at half past six.", "half past six", "TIME", "2026-03-11T18:30"),
    ("It sank at a quarter to six.", "a quarter to six", "TIME", "2026-03-11T17:45"),
    ("He speaks at eight tomorrow evening.", "eight tomorrow evening", "TIME", "2026-03-12T20:00"),
    ("It sank at 4 in the morning.", "4 in the morning", "TIME", "2026-03-11T04:00"),
    ("It sank at about 6:40 in the morning.", "about 6:40 in the morning", "TIME", "2026-03-11T06:40"),
    ("19.20 The governor has spoken.", "19.20", "TIME", "2026-03-11T19:20"),
    ("It sank at three o'clock in the afternoon.", "three o'clock in the afternoon", "TIME", "2026-03-11T15:00"),
    ("It sank at 8.30pm.", "8.30pm", "TIME", "2026-03-11T20:30"),
    ("It sank at 8am today.", "8am today", "TIME", "2026-03-11T08:00"),
    ("He is on at 8pm tonight.", "8pm tonight", "TIME", "2026-03-11T20:00"),
    ("It ended at 22:30 yesterday.", "22:30 yesterday", "TIME", "2026-03-10T22:30"),
]


@pytest.mark.parametrize(("text", "words", "kind", "value"), DATED)
def test_one_expression(text: str, words: str, kind: str, value: str):
    assert values(text, "2026-03-11") == [(words, kind, value)]


NONE = [
    "The minister may resign.",
    "May said she would resign.",
    "They march on the capital.",
    "Some 2000 people fled.",
    "It cost $1990 to build.",
    "It is a quarter of the population.",
    "The second half of the match was dull.",
    "A majority of ten to two agreed.",
    "The Sunday Times reported it.",
    "A 15-year-old boy fled.",
    "He is 52 years old.",
    "They won 6-3 at home.",
    "It rose 15-20 percent.",
    "The sun sat low and the cat sat.",
    "He spoke as soon as he could.",
    "It is light years away.",
    "He is in his twenties.",
    "The Daily Mirror said so.",
    "The fall of the city shook them.",
    "Call 555-1990 at once.",
    "He ran the race in 3:45.",
    "She holds an H1 visa.",
    "She was on 60 Minutes.",
    "The annual March for Life drew thousands.",
    "They live on the 12th floor.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_time(text: str):
    assert values(text, "2026-03-11") == []


NARRATIVE = [
    # a report that says «today» for its own day means another by its weekday
    (
        "Prosecutors said today that it broke. The notice had come on Wednesday afternoon.",
        "Wednesday afternoon",
        "2026-03-04TAF",
    ),
    ('They met on Monday. "Today is a good day," he said on Wednesday.', "Wednesday", "2026-03-11"),
    # what came before them was in the dark
    ("The wall fell before daybreak. Crews put the time at twenty to four.", "twenty to four", "2026-03-11T03:40"),
    ("They left in the evening. Crews put the time at twenty to six.", "twenty to six", "2026-03-11T17:40"),
    ("They stood at 17 last night.", "last night", "2026-03-10TNI"),
    (
        "The quake of 6 March was weak. It ended on Tuesday. They have been there since the first morning.",
        "the first morning",
        "2026-03-06TMO",
    ),
    ("He came on May 22, 1995. The following year he left.", "The following year", "1996"),
    ("It began in March 1989. The following month it ended.", "The following month", "1989-04"),
    ("It burned on March 3. The next day it rained.", "The next day", "2026-03-04"),
    ("It burned on March 3. The previous day it rained.", "The previous day", "2026-03-02"),
    ("It burned on March 3. That day it rained.", "That day", "2026-03-03"),
    ("It burned on March 3. The same day it rained.", "The same day", "2026-03-03"),
    ("It burned on March 3. The following morning it rained.", "The following morning", "2026-03-04TMO"),
    ("It burned on March 3. Two days earlier it rained.", "Two days earlier", "2026-03-01"),
    ("It burned late on Monday. The alarm rang at 11:40 p.m.", "11:40 p.m.", "2026-03-09T23:40"),
    ("It burned on Monday night. It sank at 1:30 a.m.", "1:30 a.m.", "2026-03-10T01:30"),
    ("Profit rose in the third quarter of 2025 from a year earlier.", "a year earlier", "2024-Q3"),
    ("It fell in the third quarter. The year-ago quarter was weak.", "The year-ago quarter", "2024-Q3"),
    ("It was a third-quarter loss. The latest period had none.", "The latest period", "2025-Q3"),
    ("It struck at 10:35 a.m. (0735 GMT) on Friday.", "10:35 a.m.", "2026-03-06T10:35"),
    ("It struck at 10:35 a.m. (0735 GMT) on Friday.", "0735 GMT", "2026-03-06T07:35Z"),
    ("It was open from 3 to 5 March 2025.", "3", "2025-03-03"),
    ("It was open between 8am and 10pm on Sunday.", "8am", "2026-03-08T08:00"),
    ("It was open from 9 to 11 p.m.", "9", "2026-03-11T21:00"),
    ("They met on April 24 and 25.", "25", "2026-04-25"),
    ("He speaks at eight tomorrow evening.\n\n12.30 The fire is out.", "12.30", "2026-03-11T12:30"),
    ("They search on tonight. It blew up after one o'clock.", "one o'clock", "2026-03-11T13:00"),
    ("All times GMT. It struck at four this morning local time.", "four this morning local time", "2026-03-11T04:00"),
    ("All times GMT. It struck at 4:12 a.m.", "4:12 a.m.", "2026-03-11T04:12Z"),
    ("Until Nov. 30 it is open. Until then it is free.", "then", "2026-11-30"),
]


@pytest.mark.parametrize(("text", "words", "value"), NARRATIVE)
def test_what_hangs_on_what_was_said(text: str, words: str, value: str):
    assert (words, value) in [(found, got) for found, _, got in values(text, "2026-03-11")]


# published on Wednesday 2026-03-11 at 21:30
ENTRIES = [
    # newest first: the page passes midnight where the clock jumps up
    ("00:40 – RAIN\nIt rains.\n\n23:50 – LULL\nIt was dry.\n\n21:15 – CALM\nAll slept.", "23:50", "2026-03-10T23:50"),
    (
        "00:40 – RAIN\nIt rains.\n\n23:50 – LULL\nIt was dry.\n\n21:15 – VOTE\nThey vote tomorrow.",
        "tomorrow",
        "2026-03-11",
    ),
    # oldest first
    ("23:10 One\n\n23:50 Two\n\n00:20 Three\nIt began at 23:40.\n\n01:05 Four", "23:10", "2026-03-10T23:10"),
    ("23:10 One\n\n23:50 Two\n\n00:20 Three\nIt began at 23:40.\n\n01:05 Four", "23:40", "2026-03-10T23:40"),
    ("20.15 One\n\n18.40 Two\n\n09.05 Three", "09.05", "2026-03-11T09:05"),
    # stamps in brackets, after «Update», before a colon
    ("[00:45] One\n\n[23:20] Two\n\n[22.05] Three", "22.05", "2026-03-10T22:05"),
    ("Update, 00:45: One\n\nUpdate, 23:20: Two\n\nUpdate, 22:05: Three", "22:05", "2026-03-10T22:05"),
    # lines that are a day head what is below
    ("Tuesday\n18:40 One\n\n19:50 Two\nIt rained today.\n\nWednesday\n08:15 Three", "today", "2026-03-10"),
    ("Tuesday\n18:40 One\n\n19:50 Two\nIt rained today.\n\nWednesday\n08:15 Three", "08:15", "2026-03-11T08:15"),
]


@pytest.mark.parametrize(("text", "words", "value"), ENTRIES)
def test_entries_of_a_live_page_have_their_own_day(text: str, words: str, value: str):
    found = {text[t.start : t.end]: t.value for t in read(text, "2026-03-11T21:30:00")}
    assert found[words] == value


def test_a_headline_can_name_the_day_of_the_story():
    report = Report(
        "r",
        "They charged at a quarter to six.",
        title="The truth about 9 March",
        published=Published("2026-03-11", "2026-03-11", "stated"),
    )
    assert [time.value for time in find_times(blank()(report.text), report)] == ["2026-03-09T17:45"]


UNDATED = [
    ("He came on Monday.", "XXXX-WXX-1", None),
    ("He came yesterday.", None, None),
    ("He came last week.", None, None),
    ("He came on May 3.", "XXXX-05-03", None),
    ("He came on May 3, 2026.", "2026-05-03", "2026-05-03"),
    ("He came in 1998.", "1998", "1998-01-01"),
    ("He stayed three days.", "P3D", None),
]


@pytest.mark.parametrize(("text", "value", "low"), UNDATED)
def test_undated_reports_are_never_dated_by_guess(text: str, value: str | None, low: str | None):
    [time] = read(text)
    assert (time.value, time.low) == (value, low)


INTERVALS = [
    ("He left this morning.", "2026-03-11T06:00", "2026-03-11T11:59"),
    ("He left last night.", "2026-03-10T18:00", "2026-03-11T05:59"),
    ("He left early on Monday.", "2026-03-09T00:00", "2026-03-09T09:59"),
    ("He left last week.", "2026-03-02", "2026-03-08"),
    ("He left in early January.", "2026-01-01", "2026-01-10"),
    ("He left earlier this year.", "2026-01-01", "2026-03-11"),
    ("He left in the late 1970s.", "1977-01-01", "1979-12-31"),
    ("He left at 8:15 p.m.", "2026-03-11T20:15", "2026-03-11T20:15"),
    ("He left in the early hours of Monday.", "2026-03-09T00:00", "2026-03-09T09:59"),
    ("He left three days ago.", "2026-03-08", "2026-03-08"),
]


@pytest.mark.parametrize(("text", "low", "high"), INTERVALS)
def test_intervals(text: str, low: str, high: str):
    [time] = read(text, "2026-03-11")
    assert (time.low, time.high) == (low, high)


BAD = [
    ("It opened on 31 February 2026.", None),
    ("It opened on February 30.", None),
    ("It opened on 0/0/2026.", None),
    ("It opened on 2026-13-45.", None),
]


@pytest.mark.parametrize(("text", "value"), BAD)
def test_days_that_do_not_exist_have_no_value(text: str, value: str | None):
    assert [time.value for time in read(text, "2026-03-11")] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "9" * 400 + " years ago",
        "In the year 0 and the year 99999 nothing happened.",
        "1O January 2O26",
        "٣١ March 2026",
        "at 25:61 p.m. XYZ time",
        "8 p.m. QQT",
        "in 9999999 days from now and 99999999999999 weeks ago",
        "January 1, 9999, the next day, the next century",
        "'" * 500 + "last last last next next",
        "\u202e Monday \ufffd",
        "",
    ],
)
def test_garbage_does_no_harm(text: str):
    for time in read(text, "2026-03-11"):
        assert time.low is None or time.high is None or time.low <= time.high


def test_a_garbled_date_is_not_its_month():
    assert values("It opened on 1O January 2O26.", "2026-03-11") == []


def test_zone_is_as_written():
    assert [time.zone for time in read("It sank at 8:15 p.m. EST.", "2026-03-11")] == ["EST"]
    assert [time.zone for time in read("It sank at 8:15 p.m. local time.", "2026-03-11")] == [None]


def test_basis_says_what_a_time_rests_on():
    both = read("He came on May 3, 2025 and left yesterday.", "2026-03-11")
    assert [t.basis for t in both] == ["explicit", "published"]
    chained = read("He came on May 3, 2025. The next day he left. Today he rests; that day he runs.", "2026-03-11")
    assert [t.basis for t in chained] == ["explicit", "narrative", "published", "published"]
    assert [t.basis for t in read("He left yesterday.", "2026-03-11", "story")] == ["story"]
    assert [t.basis for t in read("He left yesterday.")] == ["narrative"]


DATELINES = [
    ("A title\n\nMarch 1, 2008\n\nThe firm won.", "2008-03-01"),
    ("Published: 1 March 2008\nThe firm won.", "2008-03-01"),
    ("PARIS, March 1, 2008 (XY) -- The firm won.", "2008-03-01"),
    ("The firm won on March 1, 2008, and lost later.", None),
    ("The firm won yesterday.", None),
    ("The firm said today, 1 March 2008, that it won.", "2008-03-01"),
    ("The firm said yesterday (March 1, 2008) that it won.", "2008-03-02"),
    ("The firm said yesterday (March 1, 2008) that it won. Today, March 9, 2008, it lost.", None),
    ("Saturday, Jan. 3\n\nThe firm, which won in 2025, lost.", "2026-01-03"),
    ("Saturday, Jan. 3\n\nThe firm lost.", None),
    ("Sunday, Jan. 3\n\nThe firm, which won in 2025, lost.", None),
]


@pytest.mark.parametrize(("text", "day"), DATELINES)
def test_report_is_dated_by_its_dateline(text: str, day: str | None):
    published = date_report(blank()(text), Report("r", text))
    assert (published.low, published.basis) == (day, "text" if day else "unknown")


def test_a_stated_date_stands():
    stated = Published("2026-01-05", "2026-01-05", "stated")
    text = "March 1, 2008\n\nThe firm won."
    assert date_report(blank()(text), Report("r", text, published=stated)) == stated
