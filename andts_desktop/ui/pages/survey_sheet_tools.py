"""What is done with a unit's whole sheet: taken over, confirmed, marked ready, locked, reopened."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from andts_desktop.domain.scoring import Score
from andts_desktop.domain.survey import SheetState
from andts_desktop.domain.swedish import format_decimal, format_sum, plural
from andts_desktop.ui.pages.survey_answer_values import SheetView
from andts_desktop.ui.widgets.basic import button, label


class SheetTools(QWidget):
    """The actions at the top right of the page; those that fit the sheet are shown.

    A file `locks` unless it goes back to someone who does.
    """

    asked_to_prefill = Signal()
    asked_to_confirm = Signal()
    asked_to_confirm_group = Signal()
    asked_for_state = Signal(object)
    """The SheetState that the sheet is to have."""

    def __init__(self, *, locks: bool) -> None:
        super().__init__()
        self._locks = locks
        ask = self.asked_for_state.emit
        self.prefill = button("", "", self.asked_to_prefill.emit)
        self.confirm_group = button("", "", self.asked_to_confirm_group.emit)
        self.confirm = button("", "", self.asked_to_confirm.emit)
        self.confirm.setToolTip(self.tr("De förifyllda svaren räknas när du har bekräftat dem."))
        self.confirm_group.setToolTip(self.confirm.toolTip())
        self.ready = button(self.tr("Klarmarkera"), "", partial(ask, SheetState.READY))
        self.lock = button(self.tr("Lås"), "", partial(ask, SheetState.LOCKED))
        self.lock.setToolTip(self.tr("Låsta svar är färdiga. De öppnas igen bara med ett skäl."))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for each in (self.prefill, self.confirm_group, self.confirm, self.ready, self.lock):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)

    def show_sheet(self, view: SheetView, waiting_here: int) -> None:
        """Show the actions that there are; `waiting_here` answers wait in the group shown."""
        is_draft, waiting, count = not view.is_locked, view.score.prefilled, view.prefillable
        year = view.earlier_year
        self.prefill.setText(self.tr("Fyll i från {year} ({count})").format(year=year, count=count))
        explained = self.tr(
            "Tar över {count} svar från {year} till frågor utan svar. De räknas först när du har "
            "bekräftat dem."
        )
        self.prefill.setToolTip(explained.format(count=count, year=year))
        self.prefill.setVisible(is_draft and not waiting and bool(count))
        self.confirm_group.setText(self.tr("Bekräfta gruppen ({count})").format(count=waiting_here))
        self.confirm_group.setVisible(is_draft and 0 < waiting_here < waiting)
        self.confirm.setText(self.tr("Bekräfta alla ({count})").format(count=waiting))
        self.confirm.setVisible(is_draft and bool(waiting))
        self.ready.setVisible(is_draft)
        self.ready.setEnabled(not waiting)
        first = self.tr("Bekräfta de förifyllda svaren först.")
        then = self.tr("Säg att svaren är klara. De kan sedan läsas men inte ändras.")
        self.ready.setToolTip(first if waiting else then)
        self.lock.setVisible(self._locks and view.state is SheetState.READY)


class SheetLine(QFrame):
    """Says of a sheet that is not a draft why it cannot be changed, with the way back."""

    asked_to_reopen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheetLine")
        self._text = label("", wrap=True)
        self.reopen = button(self.tr("Öppna igen…"), "tool", self.asked_to_reopen.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.addWidget(self._text, 1)
        row.addWidget(self.reopen)

    def show_sheet(self, view: SheetView) -> None:
        """Show the line where it is needed."""
        self.setVisible(view.is_locked)
        texts = {
            SheetState.DRAFT: "",
            SheetState.READY: self.tr("✓ Klarmarkerad{when}."),
            SheetState.LOCKED: self.tr("■ Låst{when}."),
        }
        facts = [f" {view.since}" if view.since else ""]
        if view.left:
            count = plural(view.left, self.tr("fråga"), self.tr("frågor"))
            facts.append(self.tr(", {count} utan svar").format(count=count))
        state = texts[view.state].format(when="".join(facts))
        kept = self.tr("Svaren finns kvar och kan läsas, men inte ändras.")
        self._text.setText(f"{state} {kept}")
        self.setAccessibleName(self._text.text())


class Figures(QWidget):
    """The index as it stands now, and what it is counted from."""

    def __init__(self) -> None:
        super().__init__()
        self.index = label("", "figure")
        self.index.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.note = label("", "muted")
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.index)
        column.addWidget(self.note)
        # What stands beside it must not move while one answers.
        widest = self.tr("inget index · {points}").format(points=self._points("100,00", "100"))
        self.setFixedWidth(self.note.fontMetrics().horizontalAdvance(widest) + 8)

    def show_score(self, score: Score | None) -> None:
        """Show a score; none, and one of a survey without points, leave the place empty."""
        is_scored = score is not None and score.instrument.scored
        self.setVisible(is_scored)
        if score is None or not is_scored:
            return
        has_index = score.index is not None
        self.index.setText(format_decimal(score.index) if score.index is not None else "–")
        points = self._points(format_sum(score.points), format_sum(score.max))
        with_index, without = self.tr("index just nu · {points}"), self.tr("inget index · {points}")
        self.note.setText((with_index if has_index else without).format(points=points))

    def _points(self, points: str, highest: str) -> str:
        return self.tr("{points} av {max} p").format(points=points, max=highest)
