"""The commands about the file itself and about the program: check, demo."""

import argparse
import platform
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from andts_desktop import __version__
from andts_desktop.cli.commands import add_command, add_file, opened
from andts_desktop.cli.printing import Json, Reply

if TYPE_CHECKING:
    from andts_desktop.cli.commands import Commands


def add_commands(commands: "Commands") -> None:
    """Add the commands about the file and the program."""
    check = add_command(commands, "check", "kontrollera att filen är hel", check_file)
    add_file(check)
    demo = add_command(
        commands, "demo", "gör en exempelkommun med alla utskrifter och skärmbilder", make_demo
    )
    demo.places.add_argument("folder", metavar="MAPP", type=Path, help="mappen som fylls")


def check_file(asked: argparse.Namespace) -> Reply:
    """Check a file from end to end; bad news fails the command."""
    with opened(asked.file) as document:
        problems = document.problems()
        version = document.version()
        counts = document.counts()
    data: Json = {
        "file": str(asked.file),
        "ok": not problems,
        "problems": list(problems),
        "version": version,
        "program": __version__,
        "python": platform.python_version(),
        "counts": counts,
    }
    notes = (f"{asked.file} är skadad. Öppna en säkerhetskopia.",) if problems else ()
    text = "\n".join(_check_lines(asked.file, problems, version, counts))
    return Reply(data, text, notes, failed=bool(problems))


def _check_lines(
    path: Path, problems: tuple[str, ...], version: int, counts: Mapping[str, int]
) -> Iterator[str]:
    yield f"{path}: {'skadad' if problems else 'hel'}"
    yield from problems
    yield f"Filens version: {version}. Programmets version: {__version__}."
    yield "Antal rader:"
    yield from (f"  {name}: {count}" for name, count in counts.items())


def make_demo(asked: argparse.Namespace) -> Reply:
    """Fill a folder with an example municipality and all that can be made from it."""
    from andts_desktop.demo import make_demo as fill

    made = fill(asked.folder)
    data: Json = {"folder": str(asked.folder), "files": [str(path) for path in made]}
    lines = [f"Gjorde {len(made)} filer i {asked.folder}:", *(f"  {path}" for path in made)]
    return Reply(data, "\n".join(lines))
