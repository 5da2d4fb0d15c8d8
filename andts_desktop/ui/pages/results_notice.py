"""Why the results have no index, where they have none, and what to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from andts_desktop.domain.arithmetic_rules import why_no_index
from andts_desktop.domain.units import UNIT_KIND_NAMES
from andts_desktop.ui.pages.results_values import Results
from andts_desktop.ui.widgets.basic import Card, button, label


class NoticeCard(Card):
    """Says why there is no index, where there is none, and what to do."""

    asked_for_survey = Signal()

    def __init__(self) -> None:
        super().__init__(" ")
        self.text = label("", "muted", wrap=True)
        self.button = button(self.tr("Gå till enkäten"), "primary", self.asked_for_survey.emit)
        self.body.addWidget(self.text)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        self.body.addLayout(row)

    def show_results(self, results: Results) -> None:
        """Show the notice that fits, or none."""
        title, text = self._words(results)
        self.setVisible(bool(title))
        self.heading.setText(title)
        self.text.setText(text)
        self.button.setVisible(not results.has_answers and results.unit is not None)

    def _words(self, results: Results) -> tuple[str, str]:
        if results.unit is None:
            return (
                self.tr("Inga enheter svarar på enkäten"),
                self.tr("Lägg till dem under Enheter, så visas deras resultat här."),
            )
        if results.score is None:
            return (
                self.tr("Ingen enkätomgång {year}").format(year=results.year),
                self.tr("Resultatet visas när enkäten är startad och har besvarats."),
            )
        if not results.score.instrument.scored and results.has_answers:
            return (
                self.tr("Enkäten räknar inga poäng"),
                self.tr(
                    "Därför finns inget index, och enheterna jämförs inte med varandra. Svaren "
                    "och det som har ändrats står här under."
                ),
            )
        if not results.is_ranked and results.score.instrument.scored:
            kind = UNIT_KIND_NAMES[results.unit.kind][1].capitalize()
            return (
                self.tr("{kind} får inget index").format(kind=kind),
                self.tr(
                    "{unit} följs upp med de frågor som rör den, och jämförs inte med andra "
                    "enheter."
                ).format(unit=results.unit.name),
            )
        if not results.has_answers:
            return (
                self.tr("Inga svar {year} än").format(year=results.year),
                self.tr("När {unit} börjar svara räknas indexet här direkt.").format(
                    unit=results.unit.name
                ),
            )
        if results.score.index is None:
            return self.tr("Inget index {year}").format(year=results.year), why_no_index(
                results.score
            )
        return "", ""
