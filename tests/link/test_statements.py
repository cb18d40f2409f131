"""Two given statements: what each comparison makes of short sentences. Pages are made by hand; no model is loaded."""

from __future__ import annotations

import re

import pytest

from sayso.link.bearing import is_anchored, is_definite, is_other, is_pluperfect
from sayso.link.doers import fates_decide, swapped_decide
from sayso.link.figures import ages_decide, amounts_decide
from sayso.link.finding import Statement, statement_of
from sayso.link.likeness import share
from sayso.link.moments import days_decide, hours_decide, is_far
from sayso.link.quantities import quantities_of
from sayso.link.reversals import reversals_decide
from sayso.link.statements import compare_statements
from sayso.link.tallies import reckoned_decides, wholes_decide
from sayso.link.whereabouts import compass_decides
from sayso.records import Amount, Page, Pair, Participant, Time, TollKind
from tests.link.pages import claim_page

NUMBER = re.compile(
    r"(?P<about>about |some )?(?P<more>more than |over |at least )?\b(?P<n>\d[\d,]*)(?: (?P<unit>[a-z]+))?"
)


def page(text: str, predicate: str = "", *, of: TollKind | None = None, day: str | None = None) -> Page:
    """A page of one claim with the amounts that stand in it in figures."""
    amounts = []
    for match in NUMBER.finditer(text):
        value = float(match["n"].replace(",", ""))
        low, high = value, None if match["more"] else value
        about = bool(match["about"])
        span = match.start("n"), match.end()
        amounts.append(Amount(*span, None if about else low, value, None if about else high, match["unit"], of, about))
    return claim_page(text, predicate, report=text[:12], day=day, amounts=tuple(amounts))


def statement(text: str, predicate: str = "", **fields: str) -> Statement:
    """A statement of one claim."""
    return statement_of(page(text, predicate, **fields))  # type: ignore[arg-type]


def timed(text: str, *times: tuple[str, str, str]) -> Statement:
    """A statement with times given as (words, low, high)."""
    made = claim_page(text, report=text[:12], day="2012-05-16")
    spans = tuple(
        Time(text.index(w), text.index(w) + len(w), "TIME" if "T" in low else "DATE", low, low, high)
        for w, low, high in times
    )
    from dataclasses import replace

    return statement_of(replace(made, times=spans))


@pytest.mark.parametrize(
    ("text", "dimension", "best"),
    [
        ("Nine in ten joined the walkout.", "percent", 90),
        ("A quarter of the crew stayed.", "percent", 25),
        ("Rates went from 5 to 4.25 percent.", "point", 0.75),
        ("It took half an hour.", "duration", 1800),
        ("The quake of magnitude 6.1 shook Lima.", "magnitude", 6.1),
        ("A 5.8-magnitude tremor shook Lima.", "magnitude", 5.8),
        ("A trio of sailors swam ashore.", None, 3),
        ("Nobody was hurt.", None, 0),
        ("No casualties were reported.", None, 0),
        ("A few hundred marchers came.", None, 100),
    ],
)
def test_quantities_in_words(text: str, dimension: str | None, best: float) -> None:
    assert (dimension, best) in [(one.dimension, one.best) for one in quantities_of(statement(text))]


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("The fire killed 12 people.", "About 12 people died in the fire.", "supports"),
        ("The fire killed 12 people.", "The fire killed 30 people.", "contradicts"),
        ("The fire killed at least 12 people.", "The fire killed 14 people.", "supports"),
        ("The fire killed 12 people.", "Nobody was killed in the fire.", "contradicts"),
    ],
)
def test_tolls(left: str, right: str, verdict: str) -> None:
    found = amounts_decide(
        statement(left, "killed", of="killed"), statement(right, "died" if "died" in right else "killed", of="killed")
    )
    assert found is not None
    assert found.verdict == verdict
    assert "«" in found.detail


def test_a_count_that_has_risen_is_an_update() -> None:
    left, right = (
        statement("The fire killed 12 people.", "killed", of="killed"),
        statement("The number of killed has risen to 15 people.", "risen", of="killed"),
    )
    found = amounts_decide(left, right)
    assert found is not None
    assert found.verdict == "updates"


def test_figures_of_two_owners_are_no_conflict() -> None:
    found = amounts_decide(statement("Ford sold 900 cars.", "sold"), statement("Toyota sold 700 cars.", "sold"))
    assert found is None or found.verdict != "contradicts" or "Toyota" not in found.detail


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Ms Lind, 42, drowned.", "The victim was aged 42.", "supports"),
        ("Ms Lind, 42, drowned.", "Lind was fifty.", None),
        ("Ms Lind, 42, drowned.", "Lind was 19 years old.", "contradicts"),
        ("Ms Lind, 42, drowned.", "The dead woman was in her early forties.", "supports"),
        ("Ms Lind, 42, drowned.", "The dead woman was in her sixties.", "contradicts"),
    ],
)
def test_ages(left: str, right: str, verdict: str | None) -> None:
    found = ages_decide(statement(left), statement(right))
    assert (found.verdict if found else None) == verdict or verdict is None


@pytest.mark.parametrize(
    ("right", "verdict"),
    [
        (("The ship sank on 14 May.", ("14 May", "2012-05-14", "2012-05-14")), "supports"),
        (("The ship sank on Friday.", ("Friday", "2012-05-11", "2012-05-11")), "contradicts"),
        (("The ship sank in 2004.", ("2004", "2004-01-01", "2004-12-31")), None),
        (("It will sail on 18 May.", ("18 May", "2012-05-18", "2012-05-18")), None),
    ],
)
def test_days(right: tuple[str, tuple[str, str, str]], verdict: str | None) -> None:
    left = timed("The ferry sank on Monday.", ("Monday", "2012-05-14", "2012-05-14"))
    found = days_decide(left, timed(right[0], right[1]))
    assert (found.verdict if found else None) == verdict


def test_days_far_apart_are_those_of_other_happenings() -> None:
    left = timed("The ferry sank on Monday.", ("Monday", "2012-05-14", "2012-05-14"))
    assert is_far(left, timed("The ferry was built in 1988.", ("1988", "1988-01-01", "1988-12-31")))


@pytest.mark.parametrize(
    ("right", "verdict"),
    [
        ("It was broad daylight when the roof fell.", "contradicts"),
        ("The roof fell in the small hours.", "supports"),
        ("The roof fell.", None),
    ],
)
def test_hours(right: str, verdict: str | None) -> None:
    left = timed("The roof fell at 2 a.m. on Monday.", ("2 a.m. on Monday", "2012-05-14T02:00", "2012-05-14T02:00"))
    found = hours_decide(left, timed(right))
    assert (found.verdict if found else None) == verdict


@pytest.mark.parametrize(
    ("left", "right", "opposed"),
    [
        ("The court jailed Brandt for fraud.", "Brandt was acquitted of fraud.", True),
        ("The court found Brandt guilty.", "Brandt was convicted.", False),
        ("The Danville bridge reopened.", "The Danville bridge remained shut.", True),
        ("The senate rejected the casino bill.", "Senators turned the casino bill down.", False),
        ("The senate approved the casino bill.", "Senators turned the casino bill down.", True),
        ("The Almeria festival was called off.", "The Almeria festival will go ahead.", True),
        ("Kask was sentenced for taking bribes.", "Kask denied taking bribes.", False),
        ("The suspect was arrested in Oslo.", "The Oslo suspect has not been caught.", True),
    ],
)
def test_reversals(left: str, right: str, opposed: bool) -> None:
    found = reversals_decide(statement(left), statement(right))
    assert (found is not None) == opposed


@pytest.mark.parametrize(
    ("right", "other"),
    [
        ("Another ferry sank off Naxos.", True),
        ("A ferry had sunk there two years before.", True),
        ("A trawler sank on the same lake.", True),
        ("The ferry sank before dawn.", False),
        ("It went down once again.", False),
    ],
)
def test_other_cases(right: str, other: bool) -> None:
    assert is_other(statement("A ferry sank on Lake Volta."), statement(right)) == other


@pytest.mark.parametrize(
    ("right", "anchored"),
    [("The blast came at noon.", True), ("It came at noon.", True), ("A bus fell into a river.", False)],
)
def test_anchors(right: str, anchored: bool) -> None:
    assert is_anchored(statement("An explosion shook Oslo."), statement(right)) == anchored


def test_definite_and_pluperfect() -> None:
    assert is_definite(statement("The ferry sank.").whole)
    assert not is_definite(statement("Two ferries sank.").whole)
    assert is_pluperfect("They had been seized in June.")
    assert not is_pluperfect("They have sunk.")


def test_share_counts_synonyms_and_kinds() -> None:
    left = statement("Soldiers stormed the hotel.")
    assert share(statement("Troops raided the hotel."), left) > 0.8
    assert share(statement("Prices of onions doubled."), left) < 0.2


def test_doer_and_target_swapped() -> None:
    from dataclasses import replace

    def deed(text: str, doer: str, target: str) -> Statement:
        made = claim_page(text, "beat", report=text[:12])
        who = [Participant(text.index(n), text.index(n) + len(n), n, n) for n in (doer, target)]
        return statement_of(replace(made, claims=(replace(made.claims[0], actors=(who[0],), targets=(who[1],)),)))

    found = swapped_decide(deed("Lind beat Mokoena.", "Lind", "Mokoena"), deed("Mokoena beat Lind.", "Mokoena", "Lind"))
    assert found is not None
    assert found.field == "role"


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("The boat carried 14 men and 9 women.", "5 more men than women sailed.", "supports"),
        ("11 convicts fled, 3 were caught.", "8 convicts are still free.", "supports"),
        ("11 convicts fled, 3 were caught.", "7 convicts are still free.", None),
        ("The ship had 21 crew.", "All 21 sailors left her.", "supports"),
    ],
)
def test_counts_that_follow_from_others(left: str, right: str, verdict: str | None) -> None:
    found = reckoned_decides(statement(left), statement(right))
    assert (found.verdict if found else None) == verdict


@pytest.mark.parametrize(
    ("left", "right", "against"),
    [
        ("A bomb killed four men, among them two soldiers.", "All of the dead were soldiers.", True),
        ("A bomb killed four soldiers.", "All of the dead were soldiers.", False),
        ("A bomb killed four men, among them two soldiers.", "All of the windows broke.", False),
    ],
)
def test_all_against_some(left: str, right: str, against: bool) -> None:
    assert bool(wholes_decide(statement(left), statement(right))) == against


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("It rained in northern Mali.", "Mali's south was wet.", "contradicts"),
        ("It rained in northern Mali.", "It rained in the north of Mali.", "supports"),
        ("It rained in northern Mali.", "It rained in the south of Chad.", None),
    ],
)
def test_points_of_the_compass(left: str, right: str, verdict: str | None) -> None:
    found = compass_decides(statement(left), statement(right))
    assert (found.verdict if found else None) == verdict


def test_a_day_reckoned_from_another() -> None:
    left = timed(
        "They were found on Monday, two days after they had been reported missing.",
        ("Monday", "2012-05-14", "2012-05-14"),
    )
    found = days_decide(left, timed("They had been missed on 12 May.", ("12 May", "2012-05-12", "2012-05-12")))
    assert found is not None
    assert found.verdict == "supports"


def test_who_died_and_who_lived() -> None:
    from dataclasses import replace

    def told(text: str, verb: str, who: str, role: str) -> Statement:
        made = claim_page(text, verb, report=text[:12])
        person = (Participant(text.index(who), text.index(who) + len(who), who, who),)
        fields: dict[str, tuple[Participant, ...]] = {"actors": (), "targets": (), role: person}
        return statement_of(replace(made, claims=(replace(made.claims[0], **fields),)))  # type: ignore[arg-type]

    left = told("The crash killed the driver.", "killed", "driver", "targets")
    found = fates_decide(left, told("The driver escaped with bruises.", "escaped", "driver", "actors"))
    assert found is not None
    assert found.field == "role"
    assert fates_decide(left, told("The guard escaped with bruises.", "escaped", "guard", "actors")) is None


def test_every_verdict_says_why() -> None:
    for right in ("The court cleared Brandt of fraud.", "Onions grew dearer.", "Brandt was found guilty of fraud."):
        left_page, right_page = page("The court found Brandt guilty of fraud.", "found"), page(right, "found")
        found = compare_statements(Pair("p", left_page.report.text, right), left_page, right_page)
        assert found.verdict in {"supports", "contradicts", "neutral"}
        assert found.detail
