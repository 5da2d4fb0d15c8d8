"""What is wrong with an instrument: its sums in a line, and each fault as a way to its place."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.instrument_faults import Fault
from andts_desktop.domain.instrument_sums import sums_in_words
from andts_desktop.domain.swedish import plural
from andts_desktop.ui.widgets.basic import clear, label, set_kind
from andts_desktop.ui.widgets.row_button import RowButton
from andts_desktop.ui.widgets.scrolling import Scrolling

_MOST = 30
_HEIGHT = 104


class FaultList(QWidget):
    """Shows the sums, and below them the faults; a click goes to where the fault is."""

    wanted = Signal(object)
    """The Fault that was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Fault, ...] | None = None
        self.sums = label("", "good", wrap=True)
        self.count = label("", "bad", wrap=True)
        self._rest = label("", "muted", wrap=True)
        self.rows: list[RowButton] = []
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._scroll = Scrolling(inner)
        self._scroll.setMaximumHeight(_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.sums)
        column.addWidget(self.count)
        column.addWidget(self._scroll)
        column.addWidget(self._rest)

    def show_faults(self, instrument: Instrument, faults: Sequence[Fault]) -> None:
        """Show an instrument's sums and what is wrong with it."""
        words, is_right = sums_in_words(instrument)
        self.sums.setText(f"{'✓' if is_right else '▲'} {words}")
        set_kind(self.sums, "good" if is_right else "bad")
        self._show_count(faults, are_sums_right=is_right)
        if tuple(faults) == self._shown:
            return
        self._shown = tuple(faults)
        self._build(sorted(faults, key=lambda each: not each.is_error))

    def _show_count(self, faults: Sequence[Fault], *, are_sums_right: bool) -> None:
        """Say how much is wrong beside the sums, so that right sums are not all that is read."""
        wrong = sum(fault.is_error for fault in faults)
        odd = len(faults) - wrong
        told = []
        if wrong:
            told.append(f"▲ {plural(wrong, self.tr('fel att rätta'), self.tr('fel att rätta'))}")
        if odd:
            told.append(
                f"○ {plural(odd, self.tr('sak att se över'), self.tr('saker att se över'))}"
            )
        where = self.tr("Annat än summorna: ") if are_sums_right else self.tr("Allt som allt: ")
        self.count.setText(where + " · ".join(told))
        set_kind(self.count, "bad" if wrong else "warning")
        self.count.setVisible(bool(told))

    def _build(self, faults: Sequence[Fault]) -> None:
        clear(self._list)
        self.rows = []
        shown = faults[:_MOST]
        for fault in shown:
            sign = "▲" if fault.is_error else "○"
            row = RowButton(sign, fault.text, "", partial(self.wanted.emit, fault))
            self.rows.append(row)
            self._list.addWidget(row)
        self._list.addStretch(1)
        self._scroll.setVisible(bool(shown))
        self._scroll.setFixedHeight(min(_HEIGHT, max(76, 48 * len(shown))))
        more = plural(len(faults) - _MOST, self.tr("till"), self.tr("till"))
        self._rest.setText(self.tr("… och {more}").format(more=more))
        self._rest.setVisible(len(faults) > _MOST)
