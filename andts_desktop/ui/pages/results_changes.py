"""The results' changes: what each question gave the year before and gives now."""

from andts_desktop.domain.follow_up import StatusTone
from andts_desktop.domain.measures import ChangeKind, QuestionChange
from andts_desktop.domain.swedish import format_points, plural
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
        self.body.addWidget(self.summary)
        self.body.addWidget(self.table)

    def show_results(self, results: Results) -> None:
        """Show the changes of the chosen unit; nothing where there is no year before."""
        before = results.changed_since
        is_shown = before is not None and bool(results.changes) and results.has_answers
        self.setVisible(is_shown)
        if before is None or not is_shown:
            return
        told = [each for each in results.changes if is_told(each)]
        self.heading.setText(self.tr("Ändrat sedan {year}").format(year=before))
        self.summary.setText(self._summary(results))
        columns = self._columns(before, results.year, has_points=results.has_points)
        self.table.stretch((0, 1, 2))
        self._model.set_rows(told, columns)
        self.table.setVisible(bool(told))

    def _summary(self, results: Results) -> str:
        kinds = [each.kind for each in results.changes]
        same = plural(kinds.count(ChangeKind.SAME), self.tr("fråga"), self.tr("frågor"))
        if not results.has_points:
            return self.tr("{same} har samma svar.").format(same=same)
        more = plural(kinds.count(ChangeKind.MORE), self.tr("fråga"), self.tr("frågor"))
        text = self.tr("{more} ger fler poäng, {less} färre och {same} lika många.")
        return text.format(more=more, less=kinds.count(ChangeKind.LESS), same=same)

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
        if row.points is not None and row.points:
            points = format_points(row.points)
            return f"+{points} p" if row.points > 0 else f"{points} p"
        return {
            ChangeKind.NEW: self.tr("ny fråga"),
            ChangeKind.GONE: self.tr("har utgått"),
            ChangeKind.NOT_COMPARABLE: self.tr("ej jämförbar"),
            ChangeKind.NO_VALUE: self.tr("saknar värde"),
            ChangeKind.OTHER: self.tr("annat svar"),
        }.get(row.kind, "0 p")


def is_told(change: QuestionChange) -> bool:
    """Tell whether there is anything to say of a change."""
    if change.kind is ChangeKind.NO_VALUE:
        return change.before != change.now
    return change.kind is not ChangeKind.SAME


def _tone(row: QuestionChange) -> StatusTone:
    return _TONES.get(row.kind, StatusTone.NEUTRAL)
