"""The command line: statuses, streams, what is said when; and that its documentation names all there is."""

import io
import json
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from sayso import __version__
from sayso.cli import cli, main

ROOT = Path(__file__).parents[1]
THREE = str(ROOT / "examples" / "three")
COMMANDS = sorted(cli.commands)
SPANISH = (
    "El puente fue cerrado después de la tormenta y volverá a abrirse cuando sea seguro para todos los vecinos del "
    "puerto viejo, según informó el periódico local."
)


def run(capfd: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    """Status, standard output and standard error of one call."""
    with pytest.raises(SystemExit) as left:
        main(list(args))
    out, err = capfd.readouterr()
    code = left.value.code
    assert isinstance(code, int)
    return code, out, err


# ---------------------------------------------------------------- without the reader


def test_version(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(capfd, "--version") == (0, f"sayso {__version__}\n", "")


def test_nothing_heavy_is_loaded_for_help() -> None:
    heavy = ("numpy", "spacy", "rich", "httpx", "lxml", "onnxruntime")
    code = f"import sys; import sayso.cli; print([name for name in {heavy} if name in sys.modules])"
    seen = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert seen.stdout == "[]\n"


def test_the_version_comes_fast() -> None:
    """Processor time, not the clock: the machine may be busy."""
    code = "import time, sayso.cli; print(time.process_time())"
    times = [float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(3)]
    assert min(times) < 0.3


@pytest.mark.parametrize("args", [("--help",), *((name, "--help") for name in COMMANDS)], ids=lambda args: args[0])
def test_help_fits_a_page_and_ends_with_examples(capfd: pytest.CaptureFixture[str], args: tuple[str, ...]) -> None:
    status, out, err = run(capfd, *args)
    assert (status, err) == (0, "")
    assert "Examples" in out
    assert max(map(len, out.splitlines())) <= 100
    assert "\x1b" not in out


def test_help_names_the_exit_statuses(capfd: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capfd, "--help")
    assert "3   done, but some inputs were skipped" in out


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("read",),
        ("dossier", THREE),
        ("nonsense",),
        ("read", "--nonsense", "x"),
        ("read", "x", "--format", "xml"),
        ("read", "x", "--json"),
        ("read", "x", "--max-bytes", "0"),
        ("read", THREE, "-o", "no-such-folder/pages.jsonl"),
        ("dossier", THREE, "-o", "-"),
        ("dossier", THREE, "-o", "out", "--export", "nonsense"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_two(capfd: pytest.CaptureFixture[str], args: tuple[str, ...]) -> None:
    status, out, err = run(capfd, *args)
    assert (status, out) == (2, "")
    assert err


@pytest.mark.parametrize("command", ["read", "dossier"])
def test_nothing_read_is_one_and_says_why(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = run(capfd, command, "missing.txt", "-o", "out")
    assert (status, out) == (1, "")
    assert "1 input skipped" in err
    assert "missing.txt" in err
    assert "accepted" in err


def test_a_dossier_that_is_not_there(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, _, err = run(capfd, "explain", "abc", "--dossier", str(tmp_path))
    assert status == 1
    assert "dossier.json" in err


# ---------------------------------------------------------------- documentation


def documented() -> str:
    """All that a reader of the documentation finds."""
    return (ROOT / "docs" / "commands.md").read_text("utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    words = documented()
    assert f"## sayso {name}" in words
    section = words.split(f"## sayso {name}")[1].split("\n## ")[0]
    for param in cli.commands[name].params:
        if isinstance(param, click.Option):
            for form in param.opts:
                assert f"`{form}" in section, f"{form} of {name} is not in docs/commands.md"


def test_the_documentation_names_no_option_that_is_not_there() -> None:
    import re

    words = documented()
    for name in COMMANDS:
        section = words.split(f"## sayso {name}")[1].split("\n## ")[0]
        real = {form for param in cli.commands[name].params for form in param.opts} | {"--help"}
        assert set(re.findall(r"(?<![\w-])--[a-z][\w-]+", section)) <= real


# ---------------------------------------------------------------- with the reader

slow = pytest.mark.slow


@slow
def test_read_writes_a_page_a_report_in_input_order(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, out, err = run(capfd, "read", THREE, "-o", str(tmp_path / "pages.jsonl"))
    assert (status, out, err) == (0, "", "")
    pages = [json.loads(line) for line in (tmp_path / "pages.jsonl").read_text("utf-8").splitlines()]
    assert [page["report"]["input"] for page in pages] == [
        "harbour-courier.txt", "northern-ledger.html", "orla-valley-post.md"
    ]  # fmt: skip
    for page in pages:
        assert page["sentences"]
        text = page["report"]["text"]
        assert all(text[claim["start"] : claim["end"]] == claim["text"] for claim in page["claims"])


@slow
def test_some_skipped_is_three_and_the_rest_is_read(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"id": "a", "text": "The bridge is closed."}\n{"id": "b"\n{"id": "c", "text": "It is."}\n'
    )
    status, out, err = run(capfd, "read", str(tmp_path / "a.jsonl"), "-o", "-")
    assert status == 3
    assert [json.loads(line)["report"]["id"] for line in out.splitlines()] == ["a", "c"]
    assert "a.jsonl:2" in err


@slow
def test_a_summary_for_programs(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, out, err = run(capfd, "read", THREE, "missing.txt", "-o", str(tmp_path / "p"), "--json")
    told = json.loads(out)
    assert (status, told["status"], told["report"], err) == (3, 3, 3, "")
    assert told["written"] == [str(tmp_path / "p")]
    assert told["skipped"][0]["input"] == "missing.txt"


@slow
def test_conllu_has_a_document_a_report(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"id": "a", "text": "The bridge is closed."}\n' + json.dumps({"id": "es", "text": SPANISH})
    )
    status, out, _ = run(capfd, "read", str(tmp_path / "a.jsonl"), "--format", "conllu", "-o", "-")
    assert status == 0
    assert out.startswith("# newdoc id = a\n")
    assert "# newdoc id = es\n" in out
    rows = [line.split("\t") for line in out.splitlines() if line and line[0] != "#"]
    assert all(len(row) == 10 for row in rows)
    assert [row[1] for row in rows] == ["The", "bridge", "is", "closed", "."]


@slow
def test_standard_input(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"The bridge is closed.")))
    status, out, _ = run(capfd, "read", "-")
    assert status == 0
    assert json.loads(out)["report"]["text"] == "The bridge is closed."


@slow
def test_a_dossier_is_whole_and_the_same_each_time(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for name in ("one", "two"):
        status, out, err = run(capfd, "dossier", THREE, "-o", str(tmp_path / name))
        assert (status, out, err) == (0, "", "")
    for file in ("dossier.json", "dossier.html", "pages.jsonl"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
    dossier = json.loads((tmp_path / "one" / "dossier.json").read_bytes())
    assert dossier["schema"] == "sayso/1"
    assert dossier["stories"]


@slow
def test_explain_gives_reasons(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    run(capfd, "dossier", THREE, "-o", str(tmp_path))
    story = json.loads((tmp_path / "dossier.json").read_bytes())["stories"][0]
    status, out, _ = run(capfd, "explain", story["claims"][0]["id"], "--dossier", str(tmp_path))
    assert (status, bool(out.strip())) == (0, True)
    status, out, err = run(capfd, "explain", "nothing", "--dossier", str(tmp_path))
    assert (status, out) == (1, "")
    assert "LEFT:RIGHT" in err


@slow
def test_compare_gives_a_verdict_a_pair(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    pairs = [
        {"id": "1", "left": "32 people were killed.", "right": "At least 45 people were killed."},
        {"id": "2", "left": "x"},
    ]
    (tmp_path / "p.jsonl").write_text("\n".join(map(json.dumps, pairs)))
    status, out, err = run(capfd, "compare", str(tmp_path / "p.jsonl"))
    assert status == 3
    (verdict,) = map(json.loads, out.splitlines())
    assert verdict["id"] == "1"
    assert set(verdict) >= {"id", "verdict", "score", "field", "detail"}
    assert "p.jsonl:2" in err


@slow
def test_an_output_appears_only_when_whole(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, _, _ = run(capfd, "read", "-o", str(tmp_path / "p"), "--pipeline", "no_such_pipeline", THREE)
    assert status == 1
    assert not list(tmp_path.iterdir())


@slow
def test_a_reader_of_our_output_may_leave(tmp_path: Path) -> None:
    command = f"{sys.executable} -m sayso.cli read {THREE} -o - | head -c 10"
    seen = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in seen.stderr


@slow
def test_interrupted_is_no_traceback(tmp_path: Path) -> None:
    import signal

    process = subprocess.Popen(
        [sys.executable, "-m", "sayso.cli", "read", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert b"Traceback" not in err
