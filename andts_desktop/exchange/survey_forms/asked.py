"""Formulas of Excel that tell whether a question is to be answered, given the cells before it."""

from collections.abc import Mapping

from andts_desktop.domain.form_fields import answer_field, option_field
from andts_desktop.domain.instrument import Condition, Instrument, Question, QuestionKind
from andts_desktop.domain.survey import AnswerState
from andts_desktop.exchange.survey_forms.lists import Lists

_LONGEST = 8_000
"""Excel takes formulas of 8,192 characters."""
_ALWAYS = "TRUE"


class Asked:
    """Writes the formulas of one sheet; `rows` says where each field stands."""

    def __init__(
        self, instrument: Instrument, rows: Mapping[str, int], lists: Lists, column: str
    ) -> None:
        self._instrument, self._rows, self._lists = instrument, rows, lists
        self._column = column

    def not_asked(self, question: Question) -> str:
        """Return a formula that is true where the question is not to be answered.

        Empty where it always is, and where the formula would be too long for Excel.
        """
        if not question.show_if:
            return ""
        formula = f"NOT({self._asked(question)})"
        return formula if len(formula) <= _LONGEST else ""

    def _asked(self, question: Question) -> str:
        parts = [part for each in question.show_if for part in self._parts(each)]
        return f"AND({','.join(parts)})" if parts else _ALWAYS

    def _parts(self, condition: Condition) -> list[str]:
        other = self._instrument.question(condition.question)
        if other is None:
            return []
        above = [self._asked(other)] if other.show_if else []
        return [*above, self._holds(other, condition)]

    def _holds(self, other: Question, condition: Condition) -> str:
        cell = self._cell(answer_field(other.id))
        if condition.options and other.kind is QuestionKind.CHOICES:
            boxes = (self._cell(option_field(other.id, each)) for each in condition.options)
            return f"OR({','.join(self._is_yes(box) for box in boxes)})"
        if condition.options:
            words = (self._lists.cells.get((other.id, each)) for each in condition.options)
            return f"OR({','.join(f'{cell}={each}' for each in words if each)})"
        if condition.at_least is not None:
            number = f'_xlfn.NUMBERVALUE(SUBSTITUTE({cell},".",","),",")'
            return f'AND({cell}<>"",IFERROR({number}>={condition.at_least:f},FALSE))'
        return self._is_answered(other, cell)

    def _is_answered(self, other: Question, cell: str) -> str:
        states = [self._lists.states[each] for each in (*_NO_ANSWERS,)]
        answered = f'AND({cell}<>"",{",".join(f"{cell}<>{each}" for each in states)})'
        if other.kind is not QuestionKind.CHOICES:
            return answered
        boxes = [self._cell(option_field(other.id, each.id)) for each in other.options]
        return f"OR({','.join((answered, *map(self._is_yes, boxes)))})"

    def _cell(self, field: str) -> str:
        return f"${self._column}${self._rows[field]}"

    def _is_yes(self, cell: str) -> str:
        return f"{cell}={self._lists.yes.partition(':')[0]}"


_NO_ANSWERS = (AnswerState.UNKNOWN, AnswerState.NOT_APPLICABLE)
