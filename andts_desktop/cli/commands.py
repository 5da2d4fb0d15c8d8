"""What the commands have in common: the file they open, and the plan and unit they are about."""

import argparse
import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from andts_desktop import paths
from andts_desktop.cli.parser import Parser
from andts_desktop.cli.printing import Reply
from andts_desktop.document import Document
from andts_desktop.domain.ids import PlanId
from andts_desktop.errors import InputError
from andts_desktop.exchange.library import Library

if TYPE_CHECKING:
    # The type has no public name.
    Commands = argparse._SubParsersAction[Parser]  # noqa: SLF001

Handler = Callable[[argparse.Namespace], Reply]


def add_command(commands: "Commands", name: str, words: str, handler: Handler) -> Parser:
    """Add a command that takes --json; `words` are its line in the help."""
    parser = commands.add_parser(name, help=words, description=words)
    # Suppressed, so that a --json before the command is not forgotten.
    parser.choices.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="svara med JSON"
    )
    parser.set_defaults(handler=handler)
    return parser


def add_group(commands: "Commands", name: str, words: str) -> "Commands":
    """Add a command that only holds others."""
    parser = commands.add_parser(name, help=words, description=words)
    return parser.add_subparsers(
        title="kommandon", metavar="KOMMANDO", dest=f"{name}_command", required=True
    )


def add_file(parser: Parser) -> None:
    """Let a command take the data file."""
    parser.places.add_argument("file", metavar="FIL", type=Path, help="filen (.andts)")


def library() -> Library:
    """Return the templates and instruments that come with the program."""
    return Library(paths.resources())


@contextmanager
def opened(path: Path, *, read_only: bool = True) -> Iterator[Document]:
    """Give an open document and close it afterwards; raises FileError."""
    document = Document.open(path, library(), read_only=read_only)
    try:
        yield document
    finally:
        document.close()


def chosen_plan(document: Document, asked: int | None) -> tuple[PlanId, tuple[str, ...]]:
    """Return the plan asked for, else the first, with a note that names the others.

    Raises InputError for an unknown plan and for a file without any.
    """
    ids = document.plans.ids()
    if asked is not None:
        return document.plans.plan(PlanId(asked)).id, ()
    if not ids:
        raise InputError("Det finns ingen plan i filen. Skapa en ny fil från en mall.")
    if len(ids) == 1:
        return ids[0], ()
    others = ", ".join(f"{each} ({document.plans.plan(each).details.title})" for each in ids[1:])
    note = (
        f"Filen har flera planer; det här gäller plan {ids[0]}. Välj en annan med --plan: {others}."
    )
    return ids[0], (note,)


def as_of(asked: argparse.Namespace) -> dt.date:
    """Return the day that a document is printed as of: the one asked for, else today."""
    chosen: dt.date | None = asked.as_of
    return chosen or dt.datetime.now().astimezone().date()
