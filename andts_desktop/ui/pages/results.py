"""The results: the index over time and beside others, what gives most, and every question."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from andts_desktop.domain.units import UNIT_KIND_NAMES, UnitKind
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.page import Page
from andts_desktop.ui.pages.results_sums import GainsCard, SumsCard
from andts_desktop.ui.pages.results_time import TimeCard
from andts_desktop.ui.pages.results_units import UnitsCard
from andts_desktop.ui.pages.results_values import Results, gather
from andts_desktop.ui.pages.results_years import YearsCard
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Card, button, label
from andts_desktop.ui.widgets.columns import Columns, stack


class ResultsPage(Page):
    """Shows the survey's results for the chosen unit and year."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look, scrolls=True)
        self.notice = NoticeCard()
        self.time_card = TimeCard(look)
        self.units_card = UnitsCard(look)
        self.gains_card = GainsCard(look)
        self.sums_card = SumsCard(look)
        self.years_card = YearsCard(look)
        self._ranked = Columns(
            (
                (stack(self.time_card, self.sums_card), 1),
                (stack(self.units_card, self.gains_card), 1),
            ),
            840,
        )
        for widget in (self.notice, self._ranked, self.years_card):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self.notice.asked_for_survey.connect(partial(self.asked_for_page.emit, "survey"))

    def reload(self) -> None:
        results = gather(self.session)
        self.header.title.setText(self.tr("Resultat {year}").format(year=results.year))
        self.header.subtitle.setText(self._subtitle(results))
        self.notice.show_results(results)
        for card in (
            self.time_card,
            self.units_card,
            self.gains_card,
            self.sums_card,
            self.years_card,
        ):
            card.show_results(results)
        self._ranked.setVisible(results.is_ranked and results.unit is not None)

    def _subtitle(self, results: Results) -> str:
        instrument, unit = results.instrument, results.unit
        if unit is None or instrument is None:
            return unit.name if unit else ""
        texts = [unit.name, instrument.title]
        if instrument.is_example:
            texts.append(self.tr("exempelfrågor"))
        if results.is_ranked and unit.kind is UnitKind.DISTRICT:
            texts.append(self.tr("jämförs med stadsdelar, inte med fackförvaltningar"))
        return " · ".join(texts)


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
        if not results.is_ranked:
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
        if not results.score.instrument.scored:
            return (
                self.tr("Enkäten räknar inga poäng"),
                self.tr("Därför finns inget index. Svaren står här under."),
            )
        return "", ""
