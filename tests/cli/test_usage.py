import re
from pathlib import Path

import pytest

from andts_desktop import app, cli
from andts_desktop.cli import arguments
from andts_desktop.cli.parser import in_swedish
from tests.cli.conftest import Andts

ENGLISH = re.compile(
    r"\b(usage|error|argument:|required|invalid|expected|unrecognized|following|options|optional|"
    r"positional|show this|exit|choose)\b"
)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("plans", "Kommandot ”plans” finns inte. Välj någon av: new, templates"),
        ("plan", "Det saknas: KOMMANDO."),
        ("plan hide", "KOMMANDO: ”hide” finns inte. Välj någon av: show, import, export, diff."),
        ("plan show", "Det saknas: FIL."),
        ("new a.andts", "Det saknas: --template."),
        ("index a.andts", "Det saknas: --year."),
        ("index a.andts --year i-fjol", "--year: ”i-fjol” är inte ett årtal"),
        ("index a.andts --year 1066", "--year: ”1066” är inte ett årtal"),
        ("index a.andts --year", "--year behöver ett värde."),
        ("plan show a.andts --plan ett", "--plan: ”ett” är inte numret på en plan"),
        ("templates extra", "Kommandot har inget sådant val eller argument: extra."),
        ("templates --färg", "Kommandot har inget sådant val eller argument: --färg."),
        ("templates --json=ja", "--json tar inget värde (”ja”)."),
        ("status a.andts --activity 1", "Det saknas: --status."),
        (
            "status a.andts --activity 1 --status pågår --date 22/11",
            "--date: ”22/11” är inte ett datum som 2026-11-22.",
        ),
        (
            "status a.andts --activity 1 --status pågår --date 2026-02-30",
            "--date: ”2026-02-30” är inte ett datum",
        ),
        (
            "report weekly a.andts",
            (
                "KOMMANDO: ”weekly” finns inte. Välj någon av: annual, short, result, comparison, "
                "board, meeting, wheel, handover, final, plan, overview, survey, verify."
            ),
        ),
        (
            "report annual a.andts --year 2026 --out a.pdf --final --draft",
            "--draft kan inte användas tillsammans med --final.",
        ),
        ("mail --out a.eml", "Ange FIL att göra rapporten av, eller en färdig --pdf."),
        ("mail a.andts --out a.eml", "--year behövs för att göra rapporten av FIL."),
        ("mail --pdf a.pdf", "Ange --out EML att skriva utkastet till, eller --open."),
        ("mail --pdf a.pdf --report short --out a.eml", "--report behöver FIL"),
        ("a.andts b.andts", "Kommandot har inget sådant val eller argument: b.andts."),
        ("a.andts --example", "--example kan inte användas tillsammans med FIL."),
        ("--exempel", "Kommandot har inget sådant val eller argument: --exempel."),
    ],
)
def test_what_cannot_be_understood_is_said_in_swedish_with_exit_code_2(
    andts: Andts, command: str, words: str
) -> None:
    ran = andts(*command.split())

    assert ran.code == 2
    assert ran.out == ""
    assert words in ran.err
    assert not ENGLISH.search(re.sub(r"--\w+", "", ran.err))


def test_a_complaint_that_argparse_may_invent_later_still_begins_in_swedish() -> None:
    assert in_swedish("the moon is full") == ("Kommandot går inte att förstå (the moon is full).")


@pytest.mark.parametrize("flag", ["-h", "--help", "--hjälp"])
def test_help_is_in_swedish_and_names_every_command(andts: Andts, flag: str) -> None:
    ran = andts(flag)

    assert ran.code == 0
    assert ran.out.startswith("Användning: andts-desktop")
    assert not ENGLISH.search(re.sub(r"--\w+", "", ran.out))
    for command in arguments.COMMANDS:
        assert re.search(rf"^    {command} ", ran.out, re.MULTILINE)


@pytest.mark.parametrize(
    "command",
    [*arguments.COMMANDS, "plan show", "instrument show", "survey import", "report annual"],
)
def test_every_command_has_help_in_swedish(andts: Andts, command: str) -> None:
    ran = andts(*command.split(), "--help")

    assert ran.code == 0
    assert ran.out.startswith(f"Användning: andts-desktop {command}")
    assert not ENGLISH.search(re.sub(r"--\w+", "", ran.out))


def test_version_is_told(andts: Andts) -> None:
    ran = andts("--version")

    assert ran.code == 0
    assert re.fullmatch(r"ANDTS Desktop \d+\.\d+\.\d+\n", ran.out)


@pytest.mark.parametrize(
    ("command", "path", "example"),
    [
        ([], None, False),
        (["min plan.andts"], Path("min plan.andts"), False),
        (["mapp/fil"], Path("mapp/fil"), False),
        (["--example"], None, True),
    ],
)
def test_without_a_command_the_window_opens(
    monkeypatch: pytest.MonkeyPatch, command: list[str], path: Path | None, example: bool
) -> None:
    opened: list[tuple[Path | None, bool]] = []

    def run(path: Path | None, *, example: bool = False) -> int:
        opened.append((path, example))
        return 7

    monkeypatch.setattr(app, "run", run)

    assert cli.run(command) == 7
    assert opened == [(path, example)]


def test_an_existing_file_without_suffix_is_opened(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "planen").touch()
    monkeypatch.setattr(app, "run", lambda path, example: 0 if path == Path("planen") else 1)

    assert cli.run(["planen"]) == 0


def test_a_word_too_long_for_a_file_is_no_command(andts: Andts) -> None:
    assert andts("x" * 5000).code == 2


def test_the_flag_for_json_may_stand_before_the_command_too(andts: Andts) -> None:
    assert andts("--json", "templates").json == andts("templates", "--json").json


def test_ctrl_c_ends_quietly(andts: Andts, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "run", interrupted)

    ran = andts()

    assert (ran.code, ran.err) == (130, "Avbrutet.\n")


def test_a_fault_of_our_own_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(app, "run", broken)

    with pytest.raises(ZeroDivisionError):
        cli.run([])
