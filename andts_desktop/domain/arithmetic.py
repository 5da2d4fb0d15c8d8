"""The way from answers to index, line by line, so that it can be followed with a pencil."""

from dataclasses import dataclass
from enum import StrEnum


class LineKind(StrEnum):
    """What a line of the arithmetic is, so that screen and paper can set it the same way."""

    QUESTION = "question"
    PART = "part"
    SUM = "sum"
    CAP = "cap"
    SCALE = "scale"
    TOTAL = "total"
    INDEX = "index"
    ROUNDING = "rounding"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class ArithmeticLine:
    """One line: what it is about, how it is counted, and what comes out.

    `depth` is how far in it stands (0 for a top part). `said` is the answer in words or why
    there is none, `how` the calculation as it is written by hand ("0,5 p × vikt 2"), `result`
    what it gives and `max` what it could give, all as they are printed, with decimal comma.
    `in_full` is the question as it was asked, where `label` is its short name.
    """

    kind: LineKind
    depth: int
    label: str
    said: str = ""
    how: str = ""
    result: str = ""
    max: str = ""
    in_full: str = ""


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """The whole calculation of one result, with the rules that it follows in words."""

    title: str
    lines: tuple[ArithmeticLine, ...]
    rules: tuple[str, ...]
