"""The program as its own process: what a shell, a script and another system's language see."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ANDTS = [sys.executable, "-W", "error", "-m", "andts_desktop"]


def start(*arguments: object, **variables: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, **variables}
    return subprocess.run(
        [*ANDTS, *map(str, arguments)],
        capture_output=True,
        check=False,
        env=environment,
        timeout=50,
    )


@pytest.mark.parametrize(
    "variables",
    [
        {"LC_ALL": "C"},
        {"LANG": "C", "LC_ALL": ""},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    ],
)
def test_swedish_comes_out_as_utf_8_whatever_the_systems_language(
    variables: dict[str, str],
) -> None:
    text = start("templates", **variables)
    as_json = start("instrument", "show", "pi-mini-2", "--json", **variables)
    error = start("instrument", "show", "pi-maxi", **variables)

    assert "Västerås stads handlingsplan" in text.stdout.decode("utf-8")
    assert "Hur många gånger" in as_json.stdout.decode("utf-8")
    assert "Enkäten ”pi-maxi” finns inte" in error.stderr.decode("utf-8")


def test_exit_codes_and_streams(tmp_path: Path) -> None:
    path = tmp_path / "å ä ö.andts"

    made = start("new", path, "--template", "stockholm-2023-2026", "--json")
    again = start("new", path, "--template", "stockholm-2023-2026", "--json")
    unclear = start("new")

    assert (made.returncode, made.stderr) == (0, b"")
    assert json.loads(made.stdout)["file"] == str(path)
    assert (again.returncode, again.stdout) == (1, b"")
    assert again.stderr.decode("utf-8").endswith("eller öppna filen.\n")
    assert (unclear.returncode, unclear.stdout) == (2, b"")
    assert unclear.stderr.decode("utf-8").startswith("Det saknas: ")


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipe there")
def test_a_reader_that_goes_away_is_no_fault() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [*ANDTS, "instrument", "show", "pi-mini-2"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        timeout=50,
    )
    os.close(writing)

    assert (ran.returncode, ran.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_an_answer_that_cannot_be_written_out_is_said_to_be_so() -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [*ANDTS, "templates"], stdout=full, stderr=subprocess.PIPE, check=False, timeout=50
        )

    assert ran.returncode == 1
    assert ran.stderr.decode("utf-8").startswith("Svaret kunde inte skrivas ut")
    assert b"Traceback" not in ran.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="names are always Unicode there")
def test_a_file_name_that_is_no_utf_8_can_be_named(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path / "fil") + b"\xe5.andts"
    made = subprocess.run(
        [*map(os.fsencode, ANDTS), b"new", path, b"--template", b"stockholm-2023-2026"],
        capture_output=True,
        check=False,
        timeout=50,
    )

    assert made.returncode == 0
    assert b"fil\\udce5.andts" in made.stdout
    assert Path(os.fsdecode(path)).exists()


def test_a_command_without_paper_or_tables_imports_nothing_heavy(tmp_path: Path) -> None:
    path = tmp_path / "a.andts"
    program = (
        "import sys\n"
        "from andts_desktop import cli\n"
        f"assert cli.run(['new', {str(path)!r}, '--template', 'stockholm-2023-2026']) == 0\n"
        f"assert cli.run(['plan', 'show', {str(path)!r}]) == 0\n"
        "heavy = {'PySide6', 'pandas', 'numpy', 'reportlab', 'openpyxl'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )

    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=False, timeout=50
    )

    assert ran.returncode == 0, ran.stderr.decode("utf-8")
