"""Ask whether a new round can be compared with the one before; nothing is answered beforehand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QWidget

from andts_desktop.domain.comparison import break_reason, comparable
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.round_comparing import (
    called_broken,
    called_comparable,
    is_in_doubt,
    not_by_themselves,
)
from andts_desktop.ui.widgets.basic import Card, label


class ComparableChoice(Card):
    """Asks where a version may still be changed, and otherwise says what it says of itself."""

    answered = Signal()
    """Another answer was given, or the reason was written on."""

    def __init__(self) -> None:
        super().__init__(" ")
        self._now: Instrument | None = None
        self._before: Instrument | None = None
        self._asks = False
        self.says = label("", wrap=True)
        self.yes = QRadioButton(self.tr("Ja"))
        self.no = QRadioButton(self.tr("Nej, därför att"))
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("Varför åren inte kan jämföras"))
        self.reason.setPlaceholderText(self.tr("skrivs vid brottet i tabeller och diagram"))
        self.apart = label("", "muted", wrap=True)
        self._question = self._lay_out()
        for widget in (self.says, self._question, self.apart):
            self.body.addWidget(widget)
        self.hide()

    def show_versions(
        self, now: Instrument, before: Instrument | None, years: tuple[int, int], *, is_open: bool
    ) -> None:
        """Show what there is to ask or say of a round's instrument and the one before."""
        self._now, self._before = now, before
        self.setVisible(before is not None and before.id != now.id)
        if before is None:
            self._asks = False
            return
        self._asks = is_open and is_in_doubt(now, before)
        head = self.tr("Kan {year} jämföras med {earlier}?")
        self.heading.setText(head.format(year=years[0], earlier=years[1]))
        self._question.setVisible(self._asks)
        self.says.setVisible(not self._asks)
        self._forget_answer(now)
        self._show()

    def instrument(self) -> Instrument | None:
        """Return the instrument with the answer in it; None where one is wanted but not given."""
        if self._now is None or self._before is None or not self._asks:
            return self._now
        if self.yes.isChecked():
            return called_comparable(self._now, self._before)
        if self.no.isChecked() and self.reason.text().strip():
            return called_broken(self._now, self.reason.text())
        return None

    def missing(self) -> str:
        """Say what is to be answered; empty where nothing is."""
        if self.instrument() is not None:
            return ""
        if self.no.isChecked():
            return self.tr("Skriv varför åren inte kan jämföras.")
        return self.tr("Svara först på om åren kan jämföras.")

    def _lay_out(self) -> QWidget:
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        for made in (self.yes, self.no):
            made.setProperty("kind", "inline")
            group.addButton(made)
            row.addWidget(made)
            made.clicked.connect(self._changed)
        self._group = group
        self.no.clicked.connect(self.reason.setFocus)
        self.reason.textEdited.connect(self._written)
        row.addWidget(self.reason, 1)
        asked = QWidget()
        asked.setLayout(row)
        return asked

    def _forget_answer(self, now: Instrument) -> None:
        self._group.setExclusive(False)
        self.yes.setChecked(False)
        self.no.setChecked(False)
        self._group.setExclusive(True)
        self.reason.setText(now.break_reason)

    def _written(self) -> None:
        self.no.setChecked(bool(self.reason.text().strip()) or self.no.isChecked())
        self._changed()

    def _changed(self) -> None:
        self._show()
        self.answered.emit()

    def _show(self) -> None:
        now, before = self._now, self._before
        if now is None or before is None:
            return
        is_yes = self.yes.isChecked() if self._asks else comparable(before, now)
        self.says.setText(
            self.tr("Ja, enligt enkäten.")
            if is_yes
            else self.tr("Nej, enligt enkäten: {reason}").format(reason=break_reason(now))
        )
        named = not_by_themselves(called_comparable(now, before), before) if is_yes else ()
        text = self.tr("Var för sig jämförs inte, för att poängen är ändrade: {questions}.")
        self.apart.setText(text.format(questions=", ".join(named)))
        self.apart.setVisible(bool(named))
