"""The overview: the year's figures, where the plan stands, and what to do next."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from andts_desktop.domain.changes import Changes
from andts_desktop.domain.swedish import plural
from andts_desktop.domain.units import UNIT_KIND_NAMES, Unit, listed
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.overview_cards import FollowUpCard, IndexCard, SurveyCard
from andts_desktop.ui.pages.overview_plan import PlanCard
from andts_desktop.ui.pages.overview_values import Overview, Step, StepKind, gather, next_steps
from andts_desktop.ui.pages.page import Page
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Card, clear, label
from andts_desktop.ui.widgets.columns import Columns
from andts_desktop.ui.widgets.row_button import RowButton

_NAMED_AT_MOST = 15
"""How many units are named below a line of what is next."""


class OverviewPage(Page):
    """Shows the chosen plan, year and unit at a glance."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look, scrolls=True)
        self.index_card = IndexCard(look)
        self.survey_card = SurveyCard()
        self.follow_up_card = FollowUpCard()
        self.plan_card = PlanCard(look)
        self.next_card = NextCard()
        figures = ((self.index_card, 13), (self.survey_card, 12), (self.follow_up_card, 12))
        self.content.addWidget(Columns(figures, 720))
        self.content.addWidget(Columns(((self.plan_card, 19), (self.next_card, 13)), 860))
        self.content.addStretch(1)
        to_answers = partial(self.asked_for_page.emit, "survey:answer")
        self.survey_card.asked_for_survey.connect(to_answers)
        self.survey_card.asked_for_units.connect(partial(self.asked_for_page.emit, "units"))
        self.survey_card.asked_for_round.connect(self._open_round)
        self.follow_up_card.asked_for_report.connect(
            partial(self.asked_for_page.emit, "reports:annual")
        )
        self.plan_card.asked_for_plan.connect(partial(self.asked_for_page.emit, "plan"))
        self.plan_card.asked_for_follow_up.connect(partial(self.asked_for_page.emit, "follow_up"))
        self.next_card.asked_for_page.connect(self.asked_for_page)

    def reload(self) -> None:
        overview = gather(self.session)
        self.header.title.setText(self.tr("Översikt {year}").format(year=overview.year))
        names = (
            overview.plan.details.title if overview.plan else self.tr("Ingen plan"),
            overview.unit.name if overview.unit else "",
        )
        self.header.subtitle.setText(" · ".join(name for name in names if name))
        self.index_card.show_overview(overview)
        self.survey_card.show_overview(overview)
        self.follow_up_card.show_overview(overview)
        self.plan_card.show_overview(overview, self.session.follow_up())
        self.next_card.show_overview(overview)

    def _open_round(self) -> None:
        self.session.run(self._store_round)

    def _store_round(self) -> Changes:
        self.session.document.surveys.open_round(self.session.year)
        return Changes(survey=True)


class NextCard(Card):
    """Lists what to do next; each line leads to where it is done."""

    asked_for_page = Signal(str)

    def __init__(self) -> None:
        super().__init__(self.tr("Härnäst"))
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.body.addWidget(self._list)
        self.body.addStretch(1)

    def show_overview(self, overview: Overview) -> None:
        """List what is next for the chosen plan, year and unit."""
        clear(self._rows)
        steps = next_steps(overview)
        for step in steps:
            self._rows.addWidget(self._row(step, overview))
        if not steps:
            text = self.tr("Allt är klart för {year}.").format(year=overview.year)
            self._rows.addWidget(label(text, "muted", wrap=True))

    def _row(self, step: Step, overview: Overview) -> RowButton:
        sign, page = _SIGNS_AND_PAGES[step.kind]
        text, detail = self._words(step, overview)
        return RowButton(sign, text, detail, partial(self.asked_for_page.emit, page))

    def _words(self, step: Step, overview: Overview) -> tuple[str, str]:
        if step.kind in _ABOUT_THE_SURVEY:
            return self._survey_words(step, overview)
        activities = plural(step.count, *overview.words)
        found = plural(step.count, self.tr("avvikelse"), self.tr("avvikelser"))
        year = overview.year
        return {
            StepKind.ADD_ACTIVITIES: (
                self.tr("Lägg till {several} i planen").format(several=overview.words[1]),
                self.tr("Då kan de följas upp"),
            ),
            StepKind.WITHOUT_STATUS: (
                self.tr("{activities} utan status {year}").format(activities=activities, year=year),
                self.tr("Ange hur det går"),
            ),
            StepKind.WITHOUT_CAUSE: (
                self.tr("{deviations} utan orsak").format(deviations=found),
                self.tr("Ange varför det inte blev som planerat"),
            ),
            StepKind.WITHOUT_LEAD: (
                self.tr("{activities} utan ansvarig").format(activities=activities),
                self.tr("Ange vem som samordnar rapporteringen"),
            ),
            StepKind.REPORT: (
                self.tr("Skriv årlig uppföljning {year}").format(year=year),
                self.tr("Rapporten är ett utkast"),
            ),
        }[step.kind]

    def _survey_words(self, step: Step, overview: Overview) -> tuple[str, str]:
        survey, unit = overview.survey, overview.unit
        if survey is None or unit is None:
            text = self.tr("Starta enkätomgång {year}").format(year=overview.year)
            return text, self.tr("Frågorna låses när omgången startar")
        if step.kind is StepKind.ANSWER:
            left = plural(step.count, self.tr("fråga"), self.tr("frågor"))
            return self.tr("{left} kvar i enkäten").format(left=left), unit.name
        if step.kind is StepKind.SILENT:
            who = self._who(survey.silent, unit)
            return self.tr("{who} har inte svarat").format(who=who), _names(survey.silent)
        who = self._who(survey.unfinished, unit)
        return self.tr("{who} har frågor kvar").format(who=who), _names(survey.unfinished)

    def _who(self, units: Sequence[Unit], unit: Unit) -> str:
        if len(units) == 1:
            return units[0].name
        return f"{len(units)} {UNIT_KIND_NAMES[unit.kind][1]}"


def _names(units: Sequence[Unit]) -> str:
    return listed(units, _NAMED_AT_MOST) if len(units) > 1 else ""


_ABOUT_THE_SURVEY = frozenset(
    {StepKind.OPEN_ROUND, StepKind.ANSWER, StepKind.SILENT, StepKind.UNFINISHED}
)

_SIGNS_AND_PAGES: dict[StepKind, tuple[str, str]] = {
    StepKind.OPEN_ROUND: ("○", "survey:answer"),
    StepKind.ANSWER: ("◐", "survey:answer"),
    StepKind.SILENT: ("○", "survey:round"),
    StepKind.UNFINISHED: ("◐", "survey:round"),
    StepKind.ADD_ACTIVITIES: ("○", "plan"),
    StepKind.WITHOUT_STATUS: ("○", "follow_up:none"),
    StepKind.WITHOUT_CAUSE: ("▲", "follow_up:no_cause"),
    StepKind.WITHOUT_LEAD: ("▲", "plan"),
    StepKind.REPORT: ("◐", "reports:annual"),
}
"""The sign before a line, and the page where it is done."""
