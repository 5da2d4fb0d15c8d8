"""The results' changes: what each question gave the year before and gives now."""

from andts_desktop.domain.change_words import (
    change_words,
    counted_in_words,
    is_told,
    sum_words,
)
from andts_desktop.domain.follow_up import StatusTone
from andts_desktop.domain.measures import ChangeKind, QuestionChange
from andts_desktop.domain.swedish import signed_points
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.table import Column, TableModel
from andts_desktop.ui.pages.results_values import Results
from andts_desktop.ui.widgets.basic import Card, label
from andts_desktop.ui.widgets.table_view import TableView

_TONES = {ChangeKind.MORE: StatusTone.GOOD, ChangeKind.LESS: StatusTone.BAD}


class ChangesCard(Card):
    """Lists the questions with another answer than the year before, in points and words."""

    def __init__(self, look: Look) -> None:
        super().__init__(" ")
        self._model = TableModel[QuestionChange]((), look.tone, lambda row: row.question_id)
        self.summary = label("", wrap=True)
        self.table = TableView(
            self._model,
            self.tr("Ändringar per fråga"),
            stretch=(0, 1, 2),
            fits_rows=True,
            ink=lambda: look.tokens.ink,
        )
        self.sum = label("", "heading", wrap=True)
        self.sum_made = label("", "muted", wrap=True)
        for widget in (self.summary, self.table, self.sum, self.sum_made):
            self.body.addWidget(widget)

    def show_results(self, results: Results) -> None:
        """Show the changes of the chosen unit; nothing where there is no year before."""
        before = results.changed_since
        is_shown = before is not None and bool(results.changes) and results.has_answers
        self.setVisible(is_shown)
        if before is None or not is_shown:
            return
        told = [each for each in results.changes if is_told(each)]
        self.heading.setText(self.tr("Ändrat sedan {year}").format(year=before))
        has_points = results.has_points
        self.summary.setText(counted_in_words(results.changes, before, has_points=has_points))
        self.sum.setVisible(results.change_sum is not None)
        self.sum_made.setVisible(results.change_sum is not None)
        if results.change_sum is not None:
            said, made = sum_words(results.change_sum)
            self.sum.setText(said)
            self.sum_made.setText(made)
        columns = self._columns(before, results.year, has_points=has_points)
        self.table.stretch((0, 1, 2))
        self._model.set_rows(told, columns)
        self.table.setVisible(bool(told))

    def _columns(self, before: int, now: int, *, has_points: bool) -> list[Column[QuestionChange]]:
        columns: list[Column[QuestionChange]] = [
            Column(self.tr("Fråga"), lambda row: row.short, tooltip=lambda row: row.text),
            self._answer(self.tr("Svar {year}").format(year=before), is_now=False),
            self._answer(self.tr("Svar {year}").format(year=now), is_now=True),
            Column(self.tr("Ändring"), self._change, tooltip=lambda row: row.reason, tone=_tone),
        ]
        return columns if has_points else columns[:3]

    def _answer(self, title: str, *, is_now: bool) -> Column[QuestionChange]:
        return Column(
            title,
            lambda row: row.now if is_now else row.before,
            tooltip=lambda row: row.now if is_now else row.before,
        )

    def _change(self, row: QuestionChange) -> str:
        if row.points is None:
            return change_words(row)
        return f"{signed_points(row.points)} p"


def _tone(row: QuestionChange) -> StatusTone:
    return _TONES.get(row.kind, StatusTone.NEUTRAL)
