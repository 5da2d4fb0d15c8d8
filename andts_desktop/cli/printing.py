"""What a command answers, printed as text for people or as JSON for scripts."""

import json
import sys
from dataclasses import dataclass
from decimal import Decimal

from andts_desktop.domain.scoring import round_half_up
from andts_desktop.errors import FileError

Json = object
"""What `json.dumps` can write: text, whole numbers, lists and objects of those."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A command's answer: the same thing as JSON and as text.

    `notes` are said on stderr. `failed` is set where the work was done and its result is bad
    news, so that a script can stop.
    """

    data: Json
    text: str
    notes: tuple[str, ...] = ()
    failed: bool = False


def print_reply(reply: Reply, *, as_json: bool) -> None:
    """Print a reply and its notes; raises FileError where stdout cannot take it."""
    for note in reply.notes:
        print(note, file=sys.stderr)
    text = json.dumps(reply.data, ensure_ascii=False, indent=2) if as_json else reply.text
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise FileError(
            "Svaret kunde inte skrivas ut: disken är full, eller så tar mottagaren inte emot det."
        ) from error


def points(value: Decimal) -> str:
    """Write points exactly, with decimal point and without trailing zeros, for JSON."""
    return f"{value.normalize():f}" if value else "0"


def index(value: Decimal | None) -> str | None:
    """Write an index with one decimal, rounded half up, for JSON; None stays None."""
    return None if value is None else f"{round_half_up(value):f}"
