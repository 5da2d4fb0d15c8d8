"""Ask what a new round of a survey is to be, and show what differs from the round before."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from andts_desktop.document import Document
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.instrument_faults import Fault
from andts_desktop.domain.participation import is_asked
from andts_desktop.domain.round_news import news_in_words
from andts_desktop.domain.sheets import NEWS_NAMES, News, RoundProposal, UnitNews
from andts_desktop.domain.swedish import enumerated, plural, sort_key
from andts_desktop.domain.units import UNIT_KIND_NAMES
from andts_desktop.ui.look import Look
from andts_desktop.ui.widgets.basic import Card, Choice, label, set_kind
from andts_desktop.ui.widgets.comparable_choice import ComparableChoice
from andts_desktop.ui.widgets.news_table import NewsTable

_FIRST_YEAR = 2010
_YEARS_AHEAD = 2
_MOST_REMARKS = 3


class NewRoundDialog(QDialog):
    """Proposes a round that goes on from the one before; year, survey and units can be changed."""

    def __init__(
        self, document: Document, look: Look, year: int, family: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self.proposal: RoundProposal | None = None
        self.setWindowTitle(self.tr("Ny omgång"))
        self.resize(900, 600)
        self._instruments = {each.id: each for each in document.instruments.all()}
        self.year = Choice()
        self.instrument = Choice()
        self.summary = label("", wrap=True)
        self.problem = label("", "warning", wrap=True)
        self.remarks = label("", "muted", wrap=True)
        self.comparable = ComparableChoice()
        self.comparable.answered.connect(self._judge)
        self.table = NewsTable(look)
        self._nothing_new = label("", "muted", wrap=True)
        self.units = QStandardItemModel(self)
        self._lay_out()
        self._fill(year, family)
        self._propose()

    def answered(self) -> RoundProposal | None:
        """Return the proposal with what was said of how its instrument compares."""
        instrument = self.comparable.instrument()
        if self.proposal is None or instrument is None:
            return None
        return replace(self.proposal, instrument=instrument)

    def picked(self) -> tuple[UnitId, ...]:
        """Return the units that are to take part."""
        rows = (self.units.item(row) for row in range(self.units.rowCount()))
        return tuple(item.data() for item in rows if item.checkState() is Qt.CheckState.Checked)

    def _lay_out(self) -> None:
        for choice, name in ((self.instrument, self.tr("Enkät")), (self.year, self.tr("År"))):
            choice.setAccessibleName(name)
            choice.activated.connect(self._propose)
        fields = QGridLayout()
        fields.setHorizontalSpacing(12)
        fields.addWidget(label(self.tr("Enkät"), "label"), 0, 0)
        fields.addWidget(label(self.tr("År"), "label"), 0, 1)
        fields.addWidget(self.instrument, 1, 0)
        fields.addWidget(self.year, 1, 1)
        fields.setColumnStretch(0, 3)
        fields.setColumnStretch(1, 1)
        questions, units = Card(self.tr("Frågor som skiljer sig")), Card(self.tr("Vilka svarar"))
        questions.body.addWidget(self.table, 1)
        questions.body.addWidget(self._nothing_new)
        questions.body.addStretch(0)
        listed = QListView()
        listed.setObjectName("units")
        listed.setAccessibleName(self.tr("Vilka svarar"))
        listed.setModel(self.units)
        listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        units.body.addWidget(listed, 1)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(questions, 1)
        row.addWidget(units, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(fields)
        column.addWidget(self.summary)
        column.addWidget(self.comparable)
        column.addLayout(row, 1)
        column.addWidget(self.remarks)
        column.addWidget(self.problem)
        column.addWidget(self._button_row())

    def _button_row(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.start = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.start.setText(self.tr("Starta omgången"))
        set_kind(self.start, "primary")
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Avbryt"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.start.setFocus()
        return buttons

    def _fill(self, year: int, family: str) -> None:
        for each in self._instruments.values():
            self.instrument.addItem(_name(each), each.id)
        for each_year in range(max(year, _FIRST_YEAR) + _YEARS_AHEAD, _FIRST_YEAR - 1, -1):
            self.year.addItem(str(each_year), each_year)
        self.year.setCurrentIndex(self.year.findData(year))
        usual = self._usual(year, family)
        if usual is not None:
            self.instrument.setCurrentIndex(self.instrument.findData(usual.id))

    def _usual(self, year: int, family: str) -> Instrument | None:
        """Return the newest version of the family, or else of one that the year does not have."""
        by_version = sorted(self._instruments.values(), key=lambda each: sort_key(each.version))
        free = [each for each in by_version if self._has_none(year, each)]
        same = [each for each in free if each.family == family]
        ready = [each for each in free if self._is_ready(year, each)]
        found = same or ready or free or by_version
        return found[-1] if found else None

    def _is_ready(self, year: int, instrument: Instrument) -> bool:
        """Tell whether an instrument has someone to ask, and nothing to mend first."""
        units = self._document.units.all()
        if not any(is_asked(instrument, year, unit) for unit in units):
            return False
        return not any(fault.is_error for fault in self._document.instruments.faults(instrument))

    def _has_none(self, year: int, instrument: Instrument) -> bool:
        return self._document.surveys.round_of(year, instrument.family) is None

    def _propose(self) -> None:
        year, instrument = self.year.currentData(), self._chosen()
        if instrument is None:
            self._refuse(self.tr("Filen har ingen enkät. Gör en under Frågor först."))
            return
        self.proposal = self._document.sheets.proposal(year, instrument.id)
        self.summary.setText(self._words(self.proposal))
        self._show_news(self.proposal)
        self._show_units(self.proposal.units)
        self._show_comparison(self.proposal)
        self._judge()

    def _show_comparison(self, proposal: RoundProposal) -> None:
        instruments, previous = self._document.instruments, proposal.previous
        now = proposal.instrument
        before = self._document.surveys.instrument(previous) if previous else None
        years = (proposal.year, previous.year if previous else 0)
        is_open = instruments.is_own(now.id) and not instruments.is_frozen(now.id)
        self.comparable.show_versions(now, before, years, is_open=is_open)

    def _judge(self) -> None:
        """Let the round be started where nothing stands in the way, and say what to look at."""
        if self.proposal is None:
            return
        answered = self.answered()
        now = answered.instrument if answered else self.proposal.instrument
        found = self._document.instruments.faults(now)
        # How the years compare is asked here, and not refused as a fault.
        errors = [f for f in found if f.is_error and (answered or f.field != "break_reason")]
        self._refuse(self._obstacle(self.proposal.year, now, errors) or self.comparable.missing())
        remarks = [fault.text for fault in found if not fault.is_error]
        more = len(remarks) - _MOST_REMARKS
        shown = [f"▲ {text}" for text in remarks[:_MOST_REMARKS]]
        shown += [self.tr("… och {count} till, under Frågor.").format(count=more)] * (more > 0)
        self.remarks.setText("\n".join(shown))
        self.remarks.setVisible(bool(shown))

    def _obstacle(self, year: int, instrument: Instrument, errors: list[Fault]) -> str:
        """Return what stands in the way of the round, empty where nothing does."""
        surveys = self._document.surveys
        known = surveys.round_of(year, instrument.family)
        if known is not None:
            text = self.tr("{year} har redan en omgång av {name}. Välj ett annat år eller enkät.")
            return text.format(name=_name(surveys.instrument(known)), year=year)
        if not errors:
            return "" if self.units.rowCount() else self._nobody(instrument)
        text = self.tr("Enkäten måste rättas under Frågor innan den används: {fault}")
        return text.format(fault=errors[0].text)

    def _nobody(self, instrument: Instrument) -> str:
        kinds = enumerated([UNIT_KIND_NAMES[each][1] for each in instrument.unit_kinds])
        text = self.tr(
            "Enkäten är för {kinds}, och filen har ingen sådan enhet {year}. Välj en annan enkät, "
            "eller lägg till enheter på sidan Enheter."
        )
        return text.format(kinds=kinds, year=self.year.currentData())

    def _chosen(self) -> Instrument | None:
        return self._instruments.get(self.instrument.currentData())

    def _refuse(self, why: str) -> None:
        self.problem.setText(why)
        self.problem.setVisible(bool(why))
        self.start.setEnabled(not why)

    def _words(self, proposal: RoundProposal) -> str:
        asked = [each for each in proposal.questions if each.news is not News.GONE]
        count = plural(len(asked), self.tr("fråga"), self.tr("frågor"))
        if proposal.previous is None:
            return self.tr("Första omgången av {title}: {count}.").format(
                title=proposal.instrument.title, count=count
            )
        news = news_in_words(proposal.questions)
        text = self.tr("Går vidare från {year}: {count}{news}. Förra svaren står bredvid de nya.")
        year = proposal.previous.year
        return text.format(year=year, count=count, news=f" ({news})" if news else "")

    def _show_news(self, proposal: RoundProposal) -> None:
        has_news = self.table.show_news(proposal.questions)
        self.table.setVisible(has_news)
        self._nothing_new.setVisible(not has_news)
        if proposal.previous is None:
            text = self.tr("Det finns ingen tidigare omgång att jämföra med.")
        else:
            text = self.tr("Alla frågor är desamma som {year}.").format(year=proposal.previous.year)
        self._nothing_new.setText(text)

    def _show_units(self, units: Iterable[UnitNews]) -> None:
        self.units.clear()
        for each in units:
            self.units.appendRow(self._row(each))

    def _row(self, each: UnitNews) -> QStandardItem:
        is_gone = each.news is News.GONE
        facts = [UNIT_KIND_NAMES[each.unit.kind][0], NEWS_NAMES[each.news]]
        item = QStandardItem(f"{each.unit.name} ({', '.join(filter(None, facts))})")
        item.setToolTip(item.text())
        item.setData(each.unit.id)
        item.setEditable(False)
        item.setEnabled(not is_gone)
        item.setCheckable(not is_gone)
        if not is_gone:
            item.setCheckState(Qt.CheckState.Checked)
        return item


def _name(instrument: Instrument) -> str:
    version = f"version {instrument.version}"
    return instrument.title if version in instrument.title else f"{instrument.title}, {version}"
