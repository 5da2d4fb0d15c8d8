"""The form for the plan itself: what stands on its title page."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from andts_desktop.domain.plan import Plan, PlanDetails
from andts_desktop.domain.text import cleaned_line
from andts_desktop.domain.timing import read_date
from andts_desktop.ui.commands.plan import SetDetails
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import label
from andts_desktop.ui.widgets.checked_field import CheckedField
from andts_desktop.ui.widgets.text_field import TextLine

_WIDE = ("title", "short_title", "municipality")
_YEARS = ("period_from", "period_to")
_DATES = ("decided_on", "version_date")


class DetailsForm(QWidget):
    """Edits what stands on the plan's title page; everything typed is stored as it is typed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._plan: Plan | None = None
        self.fields = {field: self._field(field, name) for field, name in self._names().items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 8, 2)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Om planen"), "heading"))
        column.addLayout(self._grid())
        column.addStretch(1)

    def show_plan(self, plan: Plan) -> None:
        """Show a plan as it stands in the file."""
        if self._plan is not None and self._plan.id != plan.id:
            for field in self.fields.values():
                field.leave()
        self._plan = plan
        for name, field in self.fields.items():
            value = getattr(plan.details, name)
            field.show_stored("" if value is None else str(value))
            field.warn("")
        first, last = plan.details.period_from, plan.details.period_to
        if first is not None and last is not None and last < first:
            self.fields["period_to"].warn(self.tr("Slutar före början."))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        narrow = [name for name in self.fields if name not in _WIDE]
        for row, name in enumerate(_WIDE):
            grid.addWidget(self.fields[name], row, 0, 1, 2)
        for place, name in enumerate(narrow):
            grid.addWidget(self.fields[name], len(_WIDE) + place // 2, place % 2)
        return grid

    def _names(self) -> dict[str, str]:
        return {
            "title": self.tr("Titel"),
            "short_title": self.tr("Kort titel"),
            "municipality": self.tr("Kommun"),
            "period_from": self.tr("Gäller från och med år"),
            "period_to": self.tr("Gäller till och med år"),
            "decided_by": self.tr("Beslutad av"),
            "decided_on": self.tr("Beslutsdatum"),
            "version": self.tr("Version"),
            "version_date": self.tr("Versionens datum"),
            "case_number": self.tr("Diarienummer"),
        }

    def _field(self, field: str, name: str) -> CheckedField:
        line = TextLine(name)
        if field in _YEARS:
            refusal = self.tr("Skriv ett årtal, till exempel 2023.")
            made = CheckedField(name, line, _year, refusal)
        elif field in _DATES:
            refusal = self.tr("Skriv ett datum, till exempel 2023-02-20.")
            made = CheckedField(name, line, read_date, refusal)
        elif field == "title":
            made = CheckedField(name, line, _filled, self.tr("Titeln får inte vara tom."))
        else:
            made = CheckedField(name, line)
        made.edited.connect(partial(self._edited, field))
        made.lost.connect(self._session.told)
        return made

    def _edited(self, field: str, text: str, stay: int) -> None:
        if self._plan is None:
            return
        old = self._plan.details
        changed = _changed(old, field, text)
        if changed != old:
            typing = (field, stay)
            self._session.push(SetDetails(self._session, self._plan.id, old, changed, typing))


def _changed(details: PlanDetails, field: str, text: str) -> PlanDetails:
    plain = cleaned_line(text)
    value: Any = plain
    if field in _YEARS:
        value = int(plain) if plain else None
    return replace(details, **{field: value})


def _year(text: str) -> str | None:
    plain = cleaned_line(text)
    is_year = plain.isascii() and plain.isdigit() and len(plain) == 4
    return plain if is_year or not plain else None


def _filled(text: str) -> str | None:
    return cleaned_line(text) or None
