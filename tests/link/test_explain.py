"""Every link and status can be asked why."""

from __future__ import annotations

from sayso.assemble import assemble_story
from sayso.link.explain import explain
from sayso.records import Claim, Dossier, Page, Report, Span


def dossier() -> Dossier:
    words = "The Grand Hotel in Ostrel collapsed at noon", "The Grand Hotel of Ostrel collapsed"
    pages = [
        Page(
            Report(name, text, publisher=name),
            (Span(0, len(text)),),
            claims=(Claim(f"claim-{name}", name, 0, len(text), text),),
        )
        for name, text in zip("ab", words, strict=True)
    ]
    return Dossier(stories=(assemble_story(pages, {}),))


def test_an_event_names_its_origins() -> None:
    made = dossier()
    lines = explain(made, made.stories[0].events[0].id)
    assert "status confirmed: 2 independent origins: a, b" in lines[1]
    assert sum("origin" in line for line in lines) >= 2


def test_a_pair_gives_its_reasons_with_scores() -> None:
    lines = explain(dossier(), "claim-b:claim-a")
    assert "supports" in lines[0]
    assert any(line.strip().startswith("+") for line in lines)


def test_claims_reports_and_strangers() -> None:
    made = dossier()
    assert explain(made, "claim-a")[0].startswith("claim claim-a")
    assert explain(made, "a")[0].startswith("report a")
    assert explain(made, "nothing") == ()
