"""What the survey page shows where there is nothing to answer yet, and the way on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.survey_starting import ask_for_round
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Card, button, label


class EmptySurvey(QWidget):
    """Says why there is nothing to answer: no unit, or no round in the chosen year."""

    asked_for_page = Signal(str)

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session = session
        self._look = look
        self.title = ""
        self.subtitle = ""
        self._text = label("", wrap=True)
        self.go_on = button("", "primary", self._go_on)
        card = Card()
        card.body.addWidget(self._text)
        row = QHBoxLayout()
        row.addWidget(self.go_on)
        row.addStretch(1)
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)

    def reload(self) -> None:
        """Say what is missing."""
        year, unit = self._session.year, self._session.unit()
        self.title = self.tr("Enkät {year}").format(year=year)
        self.subtitle = unit.name if unit else ""
        if self._has_units():
            text = self.tr(
                "Det finns ingen enkätomgång för {year} än. När du startar en kommer frågorna och "
                "enheterna med från förra omgången, och förra svaren står bredvid de nya."
            )
            self._text.setText(text.format(year=year))
            self.go_on.setText(self.tr("Ny omgång {year}…").format(year=year))
        else:
            self._text.setText(
                self.tr("Filen har ingen enhet som svarar på enkäten. Lägg till en först.")
            )
            self.go_on.setText(self.tr("Gå till Enheter"))

    def _has_units(self) -> bool:
        return bool(self._session.units()) or self._session.survey_round() is None

    def _go_on(self) -> None:
        if self._has_units():
            ask_for_round(self._session, self._look, self, self._session.year)
        else:
            self.asked_for_page.emit("units")
