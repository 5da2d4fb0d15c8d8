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
        self._place = ""
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
        text, words, self._place = self._way_on()
        self._text.setText(text.format(year=year))
        self.go_on.setText(words.format(year=year))

    def _way_on(self) -> tuple[str, str, str]:
        """Return what is missing, what the button says and its page, none for a new round."""
        document, year = self._session.document, self._session.year
        if not any(unit.is_valid_in(year) for unit in document.units.all()):
            text = self.tr("Filen har inga enheter {year}. Lägg till dem som ska svara först.")
            return text, self.tr("Gå till Enheter"), "units"
        if self._session.survey_round() is not None:
            text = self.tr("Ingen enhet svarar på enkäten {year}. Välj vilka som svarar.")
            return text, self.tr("Gå till Omgång"), "survey:round"
        if any(each.year < year for each in document.surveys.rounds()):
            text = self.tr(
                "Det finns ingen enkätomgång för {year} än. När du startar en kommer frågorna och "
                "enheterna med från förra omgången, och förra svaren står bredvid de nya."
            )
        else:
            text = self.tr(
                "Det finns ingen enkätomgång för {year} än. När du startar en väljer du vilken "
                "enkät det ska vara och vilka som svarar."
            )
        return text, self.tr("Ny omgång {year}…"), ""

    def _go_on(self) -> None:
        if self._place:
            self.asked_for_page.emit(self._place)
            return
        ask_for_round(self._session, self._look, self, self._session.year)
