"""The left column of the page of reports: which document, about whom, and its texts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from andts_desktop.domain.units import Unit
from andts_desktop.ui.pages.report_papers import PAPER_NAMES, Paper, Wanted
from andts_desktop.ui.pages.report_results import ResultChoices
from andts_desktop.ui.pages.report_stamp import StampForm
from andts_desktop.ui.pages.report_texts import AnnualTexts, ShortTexts
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Card, Choice, divider, label
from andts_desktop.ui.widgets.choice_card import ChoiceCard
from andts_desktop.ui.widgets.scrolling import Scrolling

_WIDTH = 372


class ReportChoices(Card):
    """Which document to make, and everything in it that is written here."""

    wanted_changed = Signal()
    """Another document, or another unit for its survey chapter, was chosen."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setFixedWidth(_WIDTH)
        self._session = session
        self.stamp = StampForm(session)
        self.annual = AnnualTexts(session)
        self.short = ShortTexts(session)
        self.result = ResultChoices(session)
        self._about = QWidget()
        self.about_choice = Choice()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(18, 16, 14, 16)
        column.setSpacing(14)
        column.addWidget(label(self.tr("Dokument"), "heading"))
        column.addLayout(self._cards())
        column.addWidget(divider())
        column.addWidget(self.stamp)
        column.addWidget(self._about_whom())
        column.addWidget(self.annual)
        column.addWidget(self.short)
        column.addWidget(self.result)
        column.addStretch(1)
        self.body.setContentsMargins(1, 8, 1, 8)
        self.body.addWidget(Scrolling(inner))
        self._show_parts()

    def wanted(self) -> Wanted:
        """Return what is chosen."""
        paper = next(paper for paper, card in self.cards.items() if card.isChecked())
        unit = self.about_choice.currentData() if paper is Paper.ANNUAL else None
        return Wanted(paper, unit if isinstance(unit, Unit) else None)

    def reload(self) -> None:
        """Read everything that is shown."""
        self._fill_about()
        self.stamp.reload()
        self.annual.reload()
        self.short.reload()
        self.result.reload()
        self._show_parts()

    def flush(self) -> None:
        """Store what is typed but not yet stored."""
        self.stamp.flush()
        self.annual.flush()
        self.short.flush()

    def _cards(self) -> QVBoxLayout:
        lines = {
            Paper.ANNUAL: self.tr("Årets läge för nämnd och chefer: status, mål, enkät och svar."),
            Paper.SHORT: self.tr("Planen på några sidor att dela ut. Inga aktiviteter."),
            Paper.PLAN: self.tr("Hela planen: texter, mål, aktiviteter, indikatorer och ansvar."),
            Paper.RESULT: self.tr("En enhets index, svar och ändringar, med allt räknat för hand."),
        }
        self.cards = {paper: ChoiceCard(PAPER_NAMES[paper], lines[paper]) for paper in Paper}
        group = QButtonGroup(self)
        column = QVBoxLayout()
        column.setSpacing(8)
        for card in self.cards.values():
            group.addButton(card)
            column.addWidget(card)
        self.cards[Paper.ANNUAL].setChecked(True)
        group.buttonClicked.connect(self._choose)
        return column

    def _about_whom(self) -> QWidget:
        name = self.tr("Enkätkapitlet handlar om")
        self.about_choice.setAccessibleName(name)
        self.about_choice.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.about_choice.activated.connect(self._choose)
        caption = label(name, "label")
        caption.setBuddy(self.about_choice)
        column = QVBoxLayout(self._about)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(caption)
        column.addWidget(self.about_choice)
        return self._about

    def _fill_about(self) -> None:
        only = self.about_choice.currentIndex() == 1
        self.about_choice.clear()
        self.about_choice.addItem(self.tr("Hela kommunen: alla som svarat"), None)
        unit = self._session.unit()
        if unit is not None:
            self.about_choice.addItem(self.tr("Bara {unit}").format(unit=unit.name), unit)
            self.about_choice.setCurrentIndex(1 if only else 0)

    def _choose(self) -> None:
        self.flush()
        self._show_parts()
        self.wanted_changed.emit()

    def _show_parts(self) -> None:
        has_plan = self._session.plan_id is not None
        paper = self.wanted().paper
        annual = paper is Paper.ANNUAL
        self.stamp.setVisible(has_plan and paper in {Paper.ANNUAL, Paper.SHORT})
        self.result.setVisible(paper is Paper.RESULT)
        self.annual.setVisible(has_plan and annual)
        self.short.setVisible(has_plan and paper is Paper.SHORT)
        self._about.setVisible(has_plan and annual and self.about_choice.count() > 1)
