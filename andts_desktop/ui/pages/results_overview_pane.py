"""The results' first part: the year's index, what has changed, and what would give most."""

from functools import partial

from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.results_advice import AdviceCard
from andts_desktop.ui.pages.results_changes import ChangesCard
from andts_desktop.ui.pages.results_notice import NoticeCard
from andts_desktop.ui.pages.results_pane import ResultsPane
from andts_desktop.ui.pages.results_parts import PartsCard
from andts_desktop.ui.pages.results_sums import GainsCard, SumsCard
from andts_desktop.ui.pages.results_time import TimeCard
from andts_desktop.ui.pages.results_units import UnitsCard
from andts_desktop.ui.pages.results_values import gather
from andts_desktop.ui.pages.results_years import YearsCard
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.columns import Columns, stack

_WIDE = 840


class OverviewPane(ResultsPane):
    """Shows the chosen unit's year on cards."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look)
        self.notice = NoticeCard()
        self.time_card = TimeCard(look)
        self.units_card = UnitsCard(look)
        self.gains_card = GainsCard(look)
        self.sums_card = SumsCard(look)
        self.parts_card = PartsCard(look)
        self.advice_card = AdviceCard()
        self.changes_card = ChangesCard(look)
        self.years_card = YearsCard(look)
        self._ranked = Columns(
            (
                (stack(self.time_card, self.sums_card), 1),
                (stack(self.units_card, self.gains_card), 1),
            ),
            _WIDE,
        )
        self._parts = Columns(((self.parts_card, 1), (self.advice_card, 1)), _WIDE)
        widgets = (self.notice, self._ranked, self._parts, self.changes_card, self.years_card)
        for widget in widgets:
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self.notice.asked_for_survey.connect(partial(self.asked_for_page.emit, "survey"))

    def reload(self) -> None:
        results = gather(self.session)
        for card in (
            self.notice,
            self.time_card,
            self.units_card,
            self.gains_card,
            self.sums_card,
            self.parts_card,
            self.advice_card,
            self.changes_card,
            self.years_card,
        ):
            card.show_results(results)
        self._ranked.setVisible(results.is_ranked and results.unit is not None)
        self._parts.setVisible(results.advice is not None)
