"""The rows and columns of returned answers: the files to one side, their questions to the other."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from andts_desktop.domain.answer_merge import answer_words
from andts_desktop.domain.collection import (
    Choice,
    Comparison,
    Decisions,
    Difference,
    Preview,
    SheetPreview,
    Unreadable,
)
from andts_desktop.domain.collection_preview import is_taken
from andts_desktop.domain.follow_up import StatusTone
from andts_desktop.domain.instrument import Question
from andts_desktop.domain.survey import Answer, AnswerState, Origin
from andts_desktop.ui.models.table import Column

_LINE = "\u2028"
"""Begins a new line in a cell."""
_NOTHING_TO_SEE = (Difference.SAME, Difference.UNANSWERED)

_SIGNS = {
    Difference.NEW: "+",
    Difference.CHANGED: "±",
    Difference.KEPT: "=",
    Difference.SAME: "=",
    Difference.UNANSWERED: "○",
    Difference.CONFLICT: "≠",
    Difference.MISSING: "–",
    Difference.ODD: "▲",
}
_TONES = {
    Difference.NEW: StatusTone.GOOD,
    Difference.CHANGED: StatusTone.GOOD,
    Difference.KEPT: StatusTone.NEUTRAL,
    Difference.SAME: StatusTone.NEUTRAL,
    Difference.UNANSWERED: StatusTone.NEUTRAL,
    Difference.CONFLICT: StatusTone.WARNING,
    Difference.MISSING: StatusTone.NEUTRAL,
    Difference.ODD: StatusTone.BAD,
}


@dataclass(frozen=True, slots=True)
class FileRow:
    """One returned sheet, or a file that could not be read; `left` counts what is undecided.

    `is_closed` tells that `problem` goes away once ours is opened again.
    """

    place: int
    source: str
    unit: str
    counts: tuple[tuple[Difference, int], ...] = ()
    left: int = 0
    problem: str = ""
    has_warnings: bool = False
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question of a sheet, and what was decided about it; nothing can be while it is closed."""

    number: int
    comparison: Comparison
    choice: Choice | None = None
    is_closed: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the user has to say which of the answers holds."""
        is_conflict = self.comparison.difference is Difference.CONFLICT
        return is_conflict and self.choice is None and not self.is_closed


def file_rows(preview: Preview, decisions: Decisions) -> tuple[FileRow, ...]:
    """Return a row for each sheet, then one for each file that could not be read."""
    sheets = [_file_row(place, sheet, decisions) for place, sheet in enumerate(preview.sheets)]
    first = len(sheets)
    unread = [
        FileRow(first + number, each.source, _unread_words(each), problem=each.reason)
        for number, each in enumerate(preview.unreadable)
    ]
    return (*sheets, *unread)


def _file_row(place: int, sheet: SheetPreview, decisions: Decisions) -> FileRow:
    left = sum((place, e.question.id) not in decisions for e in sheet.of(Difference.CONFLICT))
    return FileRow(
        place,
        sheet.sheet.source,
        sheet.sheet.key.unit_name,
        tuple((kind, len(sheet.of(kind))) for kind in Difference),
        left,
        sheet.refusal,
        bool(sheet.warnings or sheet.of(Difference.ODD)),
        sheet.is_closed,
    )


def question_rows(
    place: int, sheet: SheetPreview, decisions: Decisions, *, shows_same: bool
) -> Iterator[QuestionRow]:
    """Yield the sheet's questions, those where nothing differs only where they are wanted."""
    for number, each in enumerate(sheet.comparisons, start=1):
        if shows_same or each.difference not in _NOTHING_TO_SEE:
            choice = decisions.get((place, each.question.id))
            yield QuestionRow(number, each, choice, is_closed=bool(sheet.refusal))


def file_columns() -> tuple[Column[FileRow], ...]:
    """Return the columns of the files."""
    counted = (
        (_tr("Nytt"), "", (Difference.NEW,)),
        (_tr("Ändrat"), "", (Difference.CHANGED,)),
        (_tr("Olika"), "", (Difference.CONFLICT,)),
        (
            _tr("Saknas"),
            _tr("Frågor utan svar i filen."),
            (Difference.MISSING, Difference.UNANSWERED),
        ),
        (_tr("Oklart"), "", (Difference.ODD,)),
    )
    return (
        Column[FileRow](
            _tr("Enhet och fil"),
            lambda row: f"{_state_sign(row)} {row.unit}{_LINE}{row.source}",
            spoken=_spoken_file,
            tooltip=lambda row: row.problem or row.source,
            tone=_file_tone,
        ),
        *(_count_column(*each) for each in counted),
    )


def _count_column(title: str, hint: str, kinds: tuple[Difference, ...]) -> Column[FileRow]:
    def count(row: FileRow) -> int:
        return sum(found for kind, found in row.counts if kind in kinds)

    def text(row: FileRow) -> str:
        return "" if row.problem and not row.is_closed else str(count(row) or "·")

    def tone(row: FileRow) -> StatusTone | None:
        return _TONES[kinds[0]] if count(row) else StatusTone.NEUTRAL

    return Column[FileRow](title, text, tone=tone, is_number=True, header_tooltip=hint)


def _unread_words(file: Unreadable) -> str:
    return _tr("Inte ifylld") if file.is_empty else _tr("Kan inte läsas")


def _state_sign(row: FileRow) -> str:
    if row.problem:
        return "■" if row.is_closed else "✕"
    if row.left:
        return "≠"
    return "▲" if row.has_warnings else "✓"


def _file_tone(row: FileRow) -> StatusTone | None:
    if row.problem:
        return StatusTone.WARNING if row.is_closed else StatusTone.BAD
    return StatusTone.WARNING if row.left else None


def _spoken_file(row: FileRow) -> str:
    if row.problem:
        return f"{row.unit}, {row.source}: {row.problem}"
    left = _tr("{count} att avgöra").format(count=row.left) if row.left else _tr("klar")
    return f"{row.unit}, {row.source}, {left}"


def question_columns() -> tuple[Column[QuestionRow], ...]:
    """Return the columns of the questions: ours beside theirs, and which of them holds."""
    return (
        Column[QuestionRow](
            _tr("Skillnad"),
            lambda row: f"{_SIGNS[row.comparison.difference]} {_name(row.comparison)}",
            tone=lambda row: _TONES[row.comparison.difference],
        ),
        Column[QuestionRow](
            _tr("Fråga"),
            lambda row: f"{row.number}. {row.comparison.question.short}",
            tooltip=lambda row: row.comparison.question.text,
        ),
        Column[QuestionRow](
            _tr("Hos oss"),
            lambda row: _said(row.comparison.question, row.comparison.ours, _whence(row)),
            tooltip=lambda row: _full(row.comparison.question, row.comparison.ours),
            bold=lambda row: row.choice is Choice.OURS,
        ),
        Column[QuestionRow](
            _tr("I filen"),
            _theirs,
            tooltip=lambda row: _full(row.comparison.question, row.comparison.theirs),
            bold=lambda row: row.choice is Choice.THEIRS,
            tone=lambda row: StatusTone.BAD if row.comparison.theirs is None else None,
        ),
        Column[QuestionRow](
            _tr("Gäller"),
            _holds,
            tone=lambda row: StatusTone.WARNING if row.is_open else None,
            bold=lambda row: row.is_open,
        ),
    )


def _name(each: Comparison) -> str:
    if each.difference is Difference.CONFLICT and each.sent is not None:
        return _tr("ändrat på båda håll")
    return {
        Difference.NEW: _tr("nytt"),
        Difference.CHANGED: _tr("ändrat av enheten"),
        Difference.KEPT: _tr("ändrat bara här"),
        Difference.SAME: _tr("lika"),
        Difference.UNANSWERED: _tr("obesvarad"),
        Difference.CONFLICT: _tr("olika"),
        Difference.MISSING: _tr("saknas"),
        Difference.ODD: _tr("oklart"),
    }[each.difference]


def _holds(row: QuestionRow) -> str:
    if row.is_open:
        return _tr("Välj")
    if row.is_closed:
        return _tr("Vårt")
    return _tr("Deras") if is_taken(row.comparison, row.choice) else _tr("Vårt")


def _theirs(row: QuestionRow) -> str:
    each = row.comparison
    if each.theirs is None:
        return f"{each.place}: {each.fault}" if each.place else each.fault
    return _said(each.question, each.theirs, "")


def _whence(row: QuestionRow) -> str:
    """Say where our answer is from, where it was not simply given here."""
    provenance = row.comparison.ours.provenance
    if provenance.origin is Origin.RECEIVED:
        return _tr("ur {file}").format(file=provenance.note)
    if provenance.origin is Origin.PREFILLED:
        return _tr("hämtat från {year}, inte bekräftat").format(year=provenance.note)
    return ""


def _said(question: Question, answer: Answer, whence: str) -> str:
    words = "" if answer.state is AnswerState.UNANSWERED else answer_words(question, answer)
    lines = [words.replace("\n", " "), _comment(answer), f"({whence})" if whence and words else ""]
    return _LINE.join(filter(None, lines)) or "–"


def _comment(answer: Answer) -> str:
    return f"”{' '.join(answer.comment.split())}”" if answer.comment else ""


def _full(question: Question, answer: Answer | None) -> str:
    if answer is None:
        return ""
    comment = f"\n\n{answer.comment}" if answer.comment else ""
    return f"{answer_words(question, answer)}{comment}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReturnedAnswers", text)
