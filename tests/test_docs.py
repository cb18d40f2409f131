"""The documentation holds: its files are there, its commands run, its scripts do what it says."""

import os
import re
import shlex
from pathlib import Path

import pytest

from sayso.cli import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)\)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_tour_names_what_is_there() -> None:
    tour = README.split("## Tour")[1].split("\n## ")[0]
    for row in tour.splitlines():
        if row.startswith("| `"):
            name = row.split("`")[1]
            assert (ROOT / name).exists(), name
            for inner in re.findall(r"`([\w/]+(?:\.py|/))`", row.split("|", 2)[2]):
                assert (ROOT / name / inner).exists() or (ROOT / name).parent.joinpath(inner).exists(), (name, inner)


def commands(words: str) -> list[list[str]]:
    """The sayso calls in the code blocks of a page."""
    blocks = re.findall(r"^```\n(.*?)^```", words, re.S | re.M)
    lines = [part for block in blocks for line in block.splitlines() for part in line.split("&&")]
    return [shlex.split(line) for line in lines if line.strip().startswith("sayso ")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_calls_in_code_blocks_parse(page: Path) -> None:
    for call in commands(page.read_text("utf-8")):
        name, *rest = call[1:]
        command = cli.commands[name]
        command.make_context(name, rest, resilient_parsing=False)


def test_the_two_commands() -> None:
    assert "pip install . && sayso dossier examples/three -o out" in README
    assert "./scripts/test" in README
    runner = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "scripts/test" in runner
    assert len([line for line in runner.splitlines() if line and not line.startswith("#")]) == 1


@pytest.mark.parametrize("name", ["test", "check", "bench", "build", "browser"])
def test_each_chore_has_its_script(name: str) -> None:
    script = ROOT / "scripts" / name
    assert os.access(script, os.X_OK)
    assert script.read_text("utf-8").splitlines()[1].startswith("# ")


@pytest.mark.slow
def test_the_python_in_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```", README, re.S | re.M)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    exec(compile(code, "README.md", "exec"), {})
    assert (tmp_path / "out" / "dossier.html").exists()


def test_no_page_or_module_names_a_machine_path() -> None:
    places = ("/work" + "/", "/root" + "/", "/tmp" + "/")
    for path in [*PAGES, *(ROOT / "sayso").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]:
        assert not any(place in path.read_text("utf-8") for place in places), path
