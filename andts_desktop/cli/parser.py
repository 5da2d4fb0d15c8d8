"""A command line parser that speaks Swedish."""

import argparse
import datetime as dt
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from andts_desktop.errors import AndtsError


class UsageError(AndtsError):
    """Tell how a command is written, where it could not be understood."""


class Parser(argparse.ArgumentParser):
    """An argument parser whose help and errors are in Swedish, and which never exits on errors."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - argparse makes some of its own
        super().__init__(
            add_help=False, allow_abbrev=False, formatter_class=_SwedishFormatter, **settings
        )
        self.places = self.add_argument_group("argument")
        self.choices = self.add_argument_group("val")
        self.choices.add_argument(
            "-h", "--help", "--hjälp", action="help", help="visa den här hjälpen"
        )

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with the fault in Swedish and how the command is written."""
        raise UsageError(f"{in_swedish(message)}\n{self.format_usage().rstrip()}")


class _SwedishFormatter(argparse.RawDescriptionHelpFormatter):
    """Writes "Användning:" where argparse writes "usage:"."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Add the usage line; an empty prefix is argparse asking for the bare command."""
        super().add_usage(usage, actions, groups, "Användning: " if prefix is None else prefix)


_FAULTS = (
    (r"the following arguments are required: (.+)", r"Det saknas: \1."),
    (r"unrecognized arguments: (.+)", r"Kommandot har inget sådant val eller argument: \1."),
    (
        r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.+)\)",
        r"\1: ”\2” finns inte. Välj någon av: \3.",
    ),
    (r"argument (\S+): expected at least one argument", r"\1 behöver minst ett värde."),
    (r"argument (\S+): expected (?:one|\d+) arguments?", r"\1 behöver ett värde."),
    (
        r"argument (\S+): not allowed with argument (\S+)",
        r"\1 kan inte användas tillsammans med \2.",
    ),
    (r"argument (\S+): ignored explicit argument '?(.*?)'?", r"\1 tar inget värde (”\2”)."),
    (r"one of the arguments (.+) is required", r"Ett av valen behövs: \1."),
    (r"argument (\S+): (.+)", r"\1: \2"),
)
"""What argparse says, and how it is said in Swedish; the words have been the same since 3.2."""


def in_swedish(message: str) -> str:
    """Return argparse's complaint in Swedish."""
    for english, swedish in _FAULTS:
        found = re.fullmatch(english, message, re.DOTALL)
        if found:
            return found.expand(swedish).replace("'", "")
    return f"Kommandot går inte att förstå ({message})."


def year(text: str) -> int:
    """Read a calendar year."""
    if not re.fullmatch(r"(19[9][0-9]|20[0-9]{2}|2100)", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"”{text}” är inte ett årtal, till exempel 2026.")
    return int(text)


def date(text: str) -> dt.date:
    """Read an ISO date."""
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
            raise ValueError(text)
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"”{text}” är inte ett datum som 2026-11-22.") from None


def plan_id(text: str) -> int:
    """Read the number of a plan."""
    if not re.fullmatch(r"[0-9]{1,9}", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"”{text}” är inte numret på en plan, till exempel 1.")
    return int(text)
