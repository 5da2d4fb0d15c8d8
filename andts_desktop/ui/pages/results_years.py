"""The results' questions: what each gave in the chosen year and in earlier comparable ones."""

from andts_desktop.domain.arithmetic_questions import UNCONFIRMED
from andts_desktop.domain.follow_up import StatusTone
from andts_desktop.domain.measured import question_gap
from andts_desktop.domain.measures import GAP_NAMES, GAP_SIGNS, Gap
from andts_desktop.domain.scoring import QuestionScore
from andts_desktop.domain.swedish import format_points, format_sum, signed_points
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.table import Column, TableModel
from andts_desktop.ui.pages.results_values import Results, YearsRow, years_rows
from andts_desktop.ui.widgets.basic import Card, label
from andts_desktop.ui.widgets.table_view import TableView

_SIGNS = {**GAP_SIGNS, Gap.UNKNOWN: "?"}


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
        legend = self.tr("– ej besvarad · ? vet ej · . ej tillämplig eller frågan ställdes inte")
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
        shown = range(max(last - 1, 0), last + 1)
        titles = [self.tr("Svar {year}").format(year=years[place]) for place in shown]
        answers = map(self._answer_column, titles, shown)
        return [self._question_column(), *answers]

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
    return score is not None and question_gap(score) is None


def _answer(score: QuestionScore | None) -> str:
    if score is None:
        return ""
    gap = question_gap(score)
    if gap is Gap.NOT_ANSWERED and score.answer.is_prefilled:
        return UNCONFIRMED
    if gap is not None:
        return GAP_NAMES[gap]
    return score.answer_text or "inget av alternativen"


def _comment(score: QuestionScore | None) -> str:
    if score is None:
        return ""
    comment = score.answer.comment
    return f"{_answer(score)}\n”{comment}”" if comment else _answer(score)


def _points(row: YearsRow, place: int) -> str:
    if row.question is None:
        part = row.parts[place]
        return format_sum(part.points) if part else ""
    score = row.scores[place]
    if score is None:
        return ""
    gap = question_gap(score)
    return _SIGNS[gap] if gap else format_sum(score.points)


def _points_in_words(row: YearsRow, place: int) -> str:
    score = row.scores[place] if row.scores else None
    if score is not None and question_gap(score):
        return _answer(score)
    return _points(row, place)


def _most(row: YearsRow) -> str:
    return format_points(row.question.max if row.question else row.part.max)


def _change(row: YearsRow) -> str:
    if row.change is None:
        return ""
    return signed_points(row.change)


def _tone(row: YearsRow) -> StatusTone:
    if not row.change:
        return StatusTone.NEUTRAL
    return StatusTone.GOOD if row.change > 0 else StatusTone.BAD
