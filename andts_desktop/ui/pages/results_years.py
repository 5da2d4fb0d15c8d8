"""The results' questions: what each gave in the chosen year and in earlier comparable ones."""

from andts_desktop.domain.follow_up import StatusTone
from andts_desktop.domain.scoring import QuestionScore
from andts_desktop.domain.survey import ANSWER_STATE_NAMES, AnswerState
from andts_desktop.domain.swedish import format_decimal, format_points, format_signed
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.table import Column, TableModel
from andts_desktop.ui.pages.results_values import Results, YearsRow, years_rows
from andts_desktop.ui.widgets.basic import Card, label
from andts_desktop.ui.widgets.table_view import TableView

_SIGNS = {
    AnswerState.UNANSWERED: "–",
    AnswerState.UNKNOWN: "?",
    AnswerState.NOT_APPLICABLE: ".",
}


class YearsCard(Card):
    """Shows each question's points with the years as columns; for kinds without index, answers."""

    def __init__(self, look: Look) -> None:
        super().__init__(self.tr("Frågor och år"))
        self._model = TableModel[YearsRow]((), look.tone, _key)
        self.table = TableView(
            self._model,
            self.heading.text(),
            stretch=(0, 1),
            fits_rows=True,
            ink=lambda: look.tokens.ink,
        )
        legend = self.tr("– ej besvarad · ? vet ej · . ej tillämplig")
        self._legend = label(legend, "muted", wrap=True)
        self.body.addWidget(self.table)
        self.body.addWidget(self._legend)

    def show_results(self, results: Results) -> None:
        """Show the questions of the chosen unit and year."""
        self.setVisible(results.has_answers)
        if not results.has_answers or results.score is None:
            return
        has_points = results.has_points
        years = tuple(result.year for result in results.years)
        columns = self._point_columns(years) if has_points else self._answer_columns(years)
        rows = years_rows(results.years, only_answered=not has_points)
        self.table.stretch((0, 1) if has_points else (0, 1, 2))
        self._model.set_rows(rows, columns)
        self._legend.setVisible(has_points)

    def _point_columns(self, years: tuple[int, ...]) -> list[Column[YearsRow]]:
        last = len(years) - 1
        return [
            self._question_column(),
            self._answer_column(self.tr("Svar {year}").format(year=years[-1]), last),
            *(self._points_column(year, place, place == last) for place, year in enumerate(years)),
            Column(self.tr("Max"), _most, is_number=True, tone=lambda _: StatusTone.NEUTRAL),
            *([self._change_column()] if last else []),
        ]

    def _answer_columns(self, years: tuple[int, ...]) -> list[Column[YearsRow]]:
        last = len(years) - 1
        columns = [
            self._question_column(),
            self._answer_column(self.tr("Svar {year}").format(year=years[-1]), last),
        ]
        if last:
            title = self.tr("Svar {year}").format(year=years[-2])
            columns.append(self._answer_column(title, last - 1))
        return columns

    def _question_column(self) -> Column[YearsRow]:
        return Column(
            self.tr("Fråga"),
            lambda row: row.question.short if row.question else row.part.part.title,
            tooltip=lambda row: row.question.text if row.question else "",
            bold=lambda row: row.question is None,
        )

    def _answer_column(self, title: str, place: int) -> Column[YearsRow]:
        return Column(
            title,
            lambda row: _answer(row.scores[place]) if row.scores else "",
            tooltip=lambda row: _comment(row.scores[place]) if row.scores else "",
            tone=lambda row: None if _is_answered(row, place) else StatusTone.NEUTRAL,
        )

    def _points_column(self, year: int, place: int, is_last: bool) -> Column[YearsRow]:
        return Column(
            str(year),
            lambda row: _points(row, place),
            spoken=lambda row: _points_in_words(row, place),
            tooltip=lambda row: _answer(row.scores[place]) if row.scores else "",
            bold=lambda row: is_last or row.question is None,
            is_number=True,
        )

    def _change_column(self) -> Column[YearsRow]:
        return Column(
            self.tr("Ändring"),
            _change,
            tone=_tone,
            is_number=True,
            header_tooltip=self.tr("Poäng jämfört med året före i tabellen"),
        )


def _key(row: YearsRow) -> object:
    return row.question.id if row.question else row.part.part.id


def _is_answered(row: YearsRow, place: int) -> bool:
    score = row.scores[place] if row.scores else None
    return score is not None and score.answer.state is AnswerState.ANSWERED


def _answer(score: QuestionScore | None) -> str:
    if score is None:
        return ""
    if score.answer.state is AnswerState.ANSWERED:
        return score.answer_text
    return ANSWER_STATE_NAMES[score.answer.state]


def _comment(score: QuestionScore | None) -> str:
    if score is None:
        return ""
    comment = score.answer.comment
    return f"{_answer(score)}\n”{comment}”" if comment else _answer(score)


def _points(row: YearsRow, place: int) -> str:
    if row.question is None:
        part = row.parts[place]
        return format_decimal(part.points) if part else ""
    score = row.scores[place]
    if score is None:
        return ""
    return _SIGNS.get(score.answer.state) or format_decimal(score.points)


def _points_in_words(row: YearsRow, place: int) -> str:
    score = row.scores[place] if row.scores else None
    if score is not None and score.answer.state is not AnswerState.ANSWERED:
        return ANSWER_STATE_NAMES[score.answer.state]
    return _points(row, place)


def _most(row: YearsRow) -> str:
    return format_points(row.question.max if row.question else row.part.max)


def _change(row: YearsRow) -> str:
    if row.change is None:
        return ""
    return format_signed(row.change) if row.change else "0"


def _tone(row: YearsRow) -> StatusTone:
    if not row.change:
        return StatusTone.NEUTRAL
    return StatusTone.GOOD if row.change > 0 else StatusTone.BAD
