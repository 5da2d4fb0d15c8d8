"""What to compare: the measure, the kind of units, the years, the chart, with names or without."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from andts_desktop.domain.measures import TOTAL, Measure, MeasureChoice
from andts_desktop.domain.units import UNIT_KIND_NAMES, UnitKind
from andts_desktop.ui.widgets.basic import Choice, label

_ALL = "all"
_INDENT = "\u2003"


class Chart(StrEnum):
    """How a measure is drawn beside its table."""

    BARS = "bars"
    LINES = "lines"


class CompareChoices(QWidget):
    """The row of choices above the table."""

    changed = Signal()
    """Something else was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.measure = Choice()
        self.kind = Choice()
        self.years = Choice()
        self.chart = Choice()
        self.anonymous = QCheckBox(self.tr("Visa de andra utan namn"))
        self.measure.setMinimumContentsLength(26)
        self.kind.setMinimumContentsLength(14)
        self.years.setMinimumContentsLength(14)
        self.chart.setMinimumContentsLength(12)
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(12)
        fields = (
            (self.tr("Jämför"), self.measure, 3),
            (self.tr("Enheter"), self.kind, 2),
            (self.tr("År"), self.years, 2),
            (self.tr("Diagram"), self.chart, 2),
        )
        for place, (name, choice, stretch) in enumerate(fields):
            row.addWidget(_captioned(name, choice), 0, place)
            row.setColumnStretch(place, stretch)
        row.addWidget(self.anonymous, 1, 0, 1, len(fields))
        for choice in (self.measure, self.kind, self.years, self.chart):
            choice.activated.connect(lambda _: self.changed.emit())
        self.anonymous.toggled.connect(lambda _: self.changed.emit())
        self._fill_fixed()

    def offer(self, measures: Sequence[MeasureChoice], kinds: Sequence[UnitKind]) -> None:
        """Show what there is to choose from, and keep what is chosen where it is still there."""
        measure, kind = self.measure.currentData(), self.kind.currentData()
        self.measure.clear()
        for each in measures:
            self.measure.addItem(f"{_INDENT * each.depth}{each.title}", each.measure)
        if TOTAL in [each.measure for each in measures]:
            self.measure.insertItem(1, self.tr("Alla frågor på en gång"), _ALL)
        self.measure.setCurrentIndex(_place_of(self.measure, measure))
        self.kind.clear()
        for found in kinds:
            self.kind.addItem(UNIT_KIND_NAMES[found][1].capitalize(), found)
        self.kind.setCurrentIndex(_place_of(self.kind, kind))

    def choose(self, measure: Measure) -> None:
        """Choose what is compared, and tell; the whole where there is no such measure."""
        self.measure.setCurrentIndex(_place_of(self.measure, measure))
        self.changed.emit()

    def chosen_measure(self) -> Measure | None:
        """Return what is compared; None for all questions at once."""
        found = self.measure.currentData()
        return found if isinstance(found, Measure) else None

    def chosen_kind(self) -> UnitKind | None:
        """Return the kind of units that are compared, None where there are none."""
        found = self.kind.currentData()
        return UnitKind(found) if found else None

    def chosen_chart(self) -> Chart:
        """Return how the measure is drawn."""
        return Chart(self.chart.currentData())

    def chosen_years(self, last: int) -> range | None:
        """Return the years to and with the last, None for all there are."""
        count = int(self.years.currentData())
        return range(last - count + 1, last + 1) if count else None

    def _fill_fixed(self) -> None:
        for count, name in (
            (0, self.tr("Alla år")),
            (5, self.tr("De senaste fem åren")),
            (3, self.tr("De senaste tre åren")),
            (1, self.tr("Bara det valda året")),
        ):
            self.years.addItem(name, count)
        self.chart.addItem(self.tr("Staplar"), Chart.BARS)
        self.chart.addItem(self.tr("Linje över åren"), Chart.LINES)


def _place_of(choice: Choice, wanted: object) -> int:
    # Qt finds Python's values by identity, and these are read anew each time.
    found = (place for place in range(choice.count()) if choice.itemData(place) == wanted)
    return next(found, 0)


def _captioned(name: str, choice: Choice) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    caption = label(name, "label")
    caption.setBuddy(choice)
    choice.setAccessibleName(name)
    column.addWidget(caption)
    column.addWidget(choice)
    return made
