"""The results' units: those of the same kind side by side with their mean."""

from andts_desktop.domain.comparison import UnitComparison
from andts_desktop.domain.follow_up import StatusTone
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.scoring import HUNDRED, ZERO
from andts_desktop.domain.swedish import format_decimal
from andts_desktop.domain.units import UNIT_KIND_NAMES, Unit, listed
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.table import Column, TableModel
from andts_desktop.ui.pages.results_values import MOST_UNITS, Results, UnitRow, unit_rows
from andts_desktop.ui.widgets.bars import BarDelegate, Share
from andts_desktop.ui.widgets.basic import Card, button, label
from andts_desktop.ui.widgets.table_view import TableView

NAMED_AT_MOST = 15
"""How many units are named in a note."""


class UnitsCard(Card):
    """Ranks the units of the chosen unit's kind; says who has not answered."""

    def __init__(self, look: Look) -> None:
        super().__init__(" ")
        self._model = TableModel[UnitRow](self._columns(shows_counts=False), look.tone)
        self.table = TableView(self._model, "", fits_rows=True, ink=lambda: look.tokens.ink)
        self.table.setItemDelegateForColumn(1, BarDelegate(self.table, look, width=130))
        self.missing = label("", "muted", wrap=True)
        self.more = button("", "link", self._toggle)
        self._comparison = UnitComparison((), (), None)
        self._own: Unit | None = None
        self._drafts: frozenset[UnitId] = frozenset()
        self._marked: frozenset[UnitId] = frozenset()
        self._shows_all = False
        for widget in (self.table, self.more, self.missing):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def show_results(self, results: Results) -> None:
        """Show the units of the chosen year."""
        comparison, own = results.comparison, results.unit
        self.setVisible(comparison is not None and own is not None)
        if comparison is None or own is None:
            return
        self._comparison, self._own = comparison, own
        several = UNIT_KIND_NAMES[own.kind][1]
        title = f"{several.capitalize()} {results.year}"
        self.heading.setText(title)
        self.table.setAccessibleName(title)
        self.table.setVisible(bool(comparison.results))
        self._drafts = results.drafts
        are_all = all(each.unit.id in results.drafts for each in comparison.results)
        self._marked = frozenset() if are_all else results.drafts
        self._show_rows(comparison, own)
        self._show_notes(comparison)

    def _toggle(self) -> None:
        self._shows_all = not self._shows_all
        if self._own is not None:
            self._show_rows(self._comparison, self._own)

    def _show_rows(self, comparison: UnitComparison, own: Unit) -> None:
        count, several = len(comparison.results), UNIT_KIND_NAMES[own.kind][1]
        mean_name = self.tr("Medelvärde, {count} {units}").format(count=count, units=several)
        columns = self._columns(shows_counts=bool(comparison.unfinished))
        rows = unit_rows(comparison, own, mean_name, self._marked, shows_all=self._shows_all)
        self._model.set_rows(rows, columns)
        text = self.tr("Visa färre") if self._shows_all else self.tr("Visa alla {count} {units}")
        self.more.setText(text.format(count=count, units=several))
        self.more.setVisible(count > MOST_UNITS)

    def _show_notes(self, comparison: UnitComparison) -> None:
        notes = []
        notes += self._preliminary(comparison)
        if comparison.unfinished:
            names = listed((each.unit for each in comparison.unfinished), NAMED_AT_MOST)
            text = self.tr("Har obesvarade frågor, men är med i medelvärdet: {names}.")
            notes.append(text.format(names=names))
        if comparison.missing:
            names = listed(comparison.missing, NAMED_AT_MOST)
            notes.append(self.tr("Har inte svarat: {names}.").format(names=names))
        elif len(comparison.results) < 2:
            notes.append(self.tr("Det finns inga andra enheter av samma slag att jämföra med."))
        text = "\n".join(notes)
        self.missing.setText(text)
        self.missing.setVisible(bool(text))

    def _preliminary(self, comparison: UnitComparison) -> list[str]:
        drafts = [each.unit.id in self._drafts for each in comparison.results]
        if not any(drafts):
            return []
        if all(drafts):
            return [self.tr("Alla är preliminära: inga svar är klarmarkerade.")]
        return [self.tr("° betyder preliminärt: svaren är inte klarmarkerade.")]

    def _columns(self, *, shows_counts: bool) -> list[Column[UnitRow]]:
        counts = Column[UnitRow](
            self.tr("Besvarade"),
            lambda row: f"{row.sums.answered} av {row.sums.question_count}" if row.sums else "",
            is_number=True,
            tone=lambda _: StatusTone.NEUTRAL,
        )
        return [
            Column(
                self.tr("Enhet"),
                self._name,
                bold=lambda row: row.is_own,
                spoken=lambda row: self._spoken_name(row) or self._name(row),
                tooltip=lambda row: self._spoken_name(row) or row.name,
                tone=_tone,
            ),
            Column(
                "",
                lambda _: "",
                spoken=_index,
                value=_share,
            ),
            *([counts] if shows_counts else []),
            Column(
                self.tr("Index"),
                _index,
                bold=lambda row: row.is_own,
                is_number=True,
            ),
        ]

    def _name(self, row: UnitRow) -> str:
        if row.left_out:
            return self.tr("… {count} till").format(count=row.left_out)
        return f"{row.name} °" if row.is_draft else row.name

    def _spoken_name(self, row: UnitRow) -> str:
        return self.tr("{name}, preliminärt").format(name=row.name) if row.is_draft else ""


def _index(row: UnitRow) -> str:
    return "" if row.index is None else format_decimal(row.index)


def _share(row: UnitRow) -> Share | None:
    is_unit = row.index is not None and not row.is_mean
    return Share(float((row.index or ZERO) / HUNDRED), row.is_own) if is_unit else None


def _tone(row: UnitRow) -> StatusTone | None:
    return StatusTone.NEUTRAL if row.is_mean or row.left_out else None
