"""Ask what a new round of a survey is to be, and show what differs from the round before."""

from collections.abc import Iterable

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
from andts_desktop.domain.sheets import NEWS_NAMES, News, QuestionNews, RoundProposal, UnitNews
from andts_desktop.domain.swedish import plural, sort_key
from andts_desktop.domain.units import UNIT_KIND_NAMES
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.table import Column, TableModel
from andts_desktop.ui.widgets.basic import Card, Choice, label, set_kind
from andts_desktop.ui.widgets.table_view import TableView

_FIRST_YEAR = 2010
_YEARS_AHEAD = 2


class NewRoundDialog(QDialog):
    """Proposes a round that goes on from the one before; year, survey and units can be changed."""

    def __init__(
        self, document: Document, look: Look, year: int, family: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self.proposal: RoundProposal | None = None
        self.setWindowTitle(self.tr("Ny omgång"))
        self.resize(900, 560)
        self._instruments = {each.id: each for each in document.instruments.all()}
        self.year = Choice()
        self.instrument = Choice()
        self.summary = label("", wrap=True)
        self.problem = label("", "warning", wrap=True)
        self.news = TableModel(self._columns(), look.tone, lambda row: row.question_id, self)
        self._table = TableView(
            self.news,
            self.tr("Frågor som skiljer sig"),
            widths={1: 70},
            stretch=(0, 2),
            ink=lambda: look.tokens.ink,
        )
        self._nothing_new = label("", "muted", wrap=True)
        self.units = QStandardItemModel(self)
        self._lay_out()
        self._fill(year, family)
        self._propose()

    def picked(self) -> tuple[UnitId, ...]:
        """Return the units that are to take part."""
        rows = (self.units.item(row) for row in range(self.units.rowCount()))
        return tuple(item.data() for item in rows if item.checkState() is Qt.CheckState.Checked)

    def _columns(self) -> tuple[Column[QuestionNews], ...]:
        return (
            Column(self.tr("Fråga"), lambda row: row.short, tooltip=lambda row: row.part_title),
            Column(self.tr("Vad"), lambda row: NEWS_NAMES[row.news]),
            Column(self.tr("Hur"), lambda row: row.detail, tooltip=lambda row: row.detail),
        )

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
        questions.body.addWidget(self._table, 1)
        questions.body.addWidget(self._nothing_new)
        questions.body.addStretch(0)
        listed = QListView()
        listed.setAccessibleName(self.tr("Vilka svarar"))
        listed.setModel(self.units)
        listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        units.body.addWidget(listed, 1)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(questions, 3)
        row.addWidget(units, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(fields)
        column.addWidget(self.summary)
        column.addLayout(row, 1)
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
        found = same or free or by_version
        return found[-1] if found else None

    def _has_none(self, year: int, instrument: Instrument) -> bool:
        return self._document.surveys.round_of(year, instrument.family) is None

    def _propose(self) -> None:
        year, instrument = self.year.currentData(), self._chosen()
        if instrument is None:
            self._refuse(self.tr("Filen har ingen enkät. Gör en under Frågor först."))
            return
        self.proposal = self._document.sheets.proposal(year, instrument.id)
        self.summary.setText(self._words(self.proposal))
        self.news.set_rows([q for q in self.proposal.questions if q.news is not News.SAME])
        self._show_news(self.proposal)
        self._show_units(self.proposal.units)
        self._refuse(self._obstacle(year, instrument))

    def _obstacle(self, year: int, instrument: Instrument) -> str:
        """Return what stands in the way of the round, empty where nothing does."""
        if not self._has_none(year, instrument):
            text = self.tr("{year} har redan en omgång av {name}. Välj ett annat år eller enkät.")
            return text.format(name=instrument.short_title, year=year)
        found = [f for f in self._document.instruments.faults(instrument) if f.is_error]
        if not found:
            return ""
        text = self.tr("Enkäten måste rättas under Frågor innan den används: {fault}")
        return text.format(fault=found[0].text)

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
        found = [each.news for each in proposal.questions]
        counted = (
            (News.NEW, self.tr("ny"), self.tr("nya")),
            (News.CHANGED, self.tr("ändrad"), self.tr("ändrade")),
            (News.GONE, self.tr("utgår"), self.tr("utgår")),
        )
        told = (
            plural(found.count(kind), one, many) for kind, one, many in counted if kind in found
        )
        news = ", ".join(told)
        text = self.tr("Går vidare från {year}: {count}{news}. Förra svaren står bredvid de nya.")
        year = proposal.previous.year
        return text.format(year=year, count=count, news=f" ({news})" if news else "")

    def _show_news(self, proposal: RoundProposal) -> None:
        has_news = bool(self.news.rows())
        self._table.setVisible(has_news)
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
