"""The commands and their arguments."""

import argparse
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from andts_desktop import __version__
from andts_desktop.cli.parser import Parser, UsageError

PROGRAM = "andts-desktop"

COMMANDS = (
    "new",
    "templates",
    "plan",
    "instrument",
    "survey",
    "index",
    "compare",
    "status",
    "board",
    "report",
    "mail",
    "check",
    "demo",
)

_DESCRIPTION = f"""\
ANDTS Desktop: plan, PI-mini och årlig uppföljning i en fil, utan nät.

{PROGRAM} [FIL]        öppna programmets fönster, gärna på en fil
{PROGRAM} --example    öppna fönstret med en påhittad exempelkommun
{PROGRAM} KOMMANDO …   gör arbetet utan fönster; lägg till --json för skript"""


def window_arguments(arguments: Sequence[str]) -> argparse.Namespace | None:
    """Return `file` and `example` where the window is asked for, None for a command.

    Raises UsageError for a word that is neither a command nor looks like a file.
    """
    words = [each for each in arguments if not each.startswith("-")]
    if any(each in {"-h", "--help", "--hjälp", "--version"} for each in arguments):
        return None
    if words and words[0] in COMMANDS:
        return None
    if words and not _looks_like_file(words[0]):
        known = ", ".join(COMMANDS)
        raise UsageError(f"Kommandot ”{words[0]}” finns inte. Välj någon av: {known}.")
    parser = Parser(prog=PROGRAM)
    either = parser.add_mutually_exclusive_group()
    either.add_argument("file", metavar="FIL", type=Path, nargs="?")
    either.add_argument("--example", action="store_true")
    return parser.parse_args(arguments)


def _looks_like_file(word: str) -> bool:
    path = Path(word)
    if path.suffix or len(path.parts) > 1:
        return True
    with suppress(OSError):
        return path.exists()
    return False


def command_parser() -> Parser:
    """Return the parser of all commands; each sets `handler` to the function that does it."""
    from andts_desktop.cli import (
        board,
        compare,
        follow_up,
        instruments,
        mail,
        paper,
        plans,
        surveys,
        upkeep,
    )

    parser = Parser(prog=PROGRAM, description=_DESCRIPTION)
    parser.choices.add_argument(
        "--version",
        action="version",
        version=f"ANDTS Desktop {__version__}",
        help="visa programmets version",
    )
    parser.choices.add_argument("--json", action="store_true", help="svara med JSON")
    parser.choices.add_argument(
        "--example", action="store_true", help="öppna fönstret med en exempelkommun"
    )
    commands = parser.add_subparsers(
        title="kommandon", metavar="KOMMANDO", dest="command", required=True
    )
    groups = (plans, instruments, surveys, compare, follow_up, board, paper, mail, upkeep)
    for group in groups:
        group.add_commands(commands)
    return parser
