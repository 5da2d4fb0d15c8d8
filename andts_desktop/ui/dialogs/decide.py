"""Ask what was decided of a plan: the version's name, when, by whom, and from when it holds."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from andts_desktop.domain.plan import PlanDetails
from andts_desktop.domain.plan_versions import PlanVersion
from andts_desktop.domain.text import cleaned_line
from andts_desktop.domain.timing import check_date, ends_before
from andts_desktop.ui.widgets.basic import label, set_kind


class DecideDialog(QDialog):
    """Asks for the facts of a decision; what cannot be read is said in the margin."""

    def __init__(
        self,
        details: PlanDetails,
        versions: Sequence[PlanVersion],
        today: dt.date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._taken = {each.name.casefold() for each in versions}
        starts, ends = _validity(details, today)
        self.setWindowTitle(self.tr("Fastställ version"))
        self.setMinimumWidth(480)
        self._fields = {
            "name": self._field(_following(details.version, self._taken)),
            "decided_on": self._field(today.isoformat()),
            "decided_by": self._field(details.decided_by),
            "case_number": self._field(details.case_number),
            "valid_from": self._field(starts),
            "valid_to": self._field(ends),
        }
        self._problem = label("", "warning", wrap=True)
        self._lay_out()
        self._check()

    def version(self) -> PlanVersion:
        """Return what was filled in."""
        texts = {name: cleaned_line(field.text()) for name, field in self._fields.items()}
        return PlanVersion(
            name=texts["name"],
            decided_by=texts["decided_by"],
            decided_on=texts["decided_on"],
            case_number=texts["case_number"],
            valid_from=texts["valid_from"],
            valid_to=texts["valid_to"],
        )

    def _field(self, text: str) -> QLineEdit:
        field = QLineEdit(text)
        field.textChanged.connect(self._check)
        return field

    def _lay_out(self) -> None:
        names = {
            "name": self.tr("Version"),
            "decided_on": self.tr("Beslutsdatum"),
            "decided_by": self.tr("Beslutad av"),
            "case_number": self.tr("Diarienummer"),
            "valid_from": self.tr("Gäller från och med"),
            "valid_to": self.tr("Gäller till och med"),
        }
        hint = self.tr(
            "Planen sparas som den är nu. Du kan fortsätta att ändra den: då blir den en "
            "arbetsversion tills nästa version fastställs."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Fastställ version"), "heading"))
        column.addWidget(label(hint, "muted", wrap=True))
        form = QFormLayout()
        form.setVerticalSpacing(8)
        for key, name in names.items():
            self._fields[key].setAccessibleName(name)
            form.addRow(label(name, "label"), self._fields[key])
        column.addLayout(form)
        column.addWidget(self._problem)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        accept = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        accept.setText(self.tr("Fastställ"))
        set_kind(accept, "primary")
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Avbryt"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column.addWidget(self._buttons)

    def _check(self) -> None:
        if not hasattr(self, "_buttons"):
            return
        problem = self._problem_with(self.version())
        self._problem.setText(problem)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not problem)

    def _problem_with(self, version: PlanVersion) -> str:
        if not version.name:
            return self.tr("Ge versionen ett namn, till exempel 2 eller 2026:1.")
        if version.name.casefold() in self._taken:
            return self.tr("Det finns redan en version som heter så.")
        dates = (version.decided_on, version.valid_from, version.valid_to)
        problems = (check_date(date) for date in dates if date)
        found = next(filter(None, problems), "")
        from_date, to_date = version.valid_from, version.valid_to
        if not found and from_date and to_date and ends_before(from_date, to_date):
            return self.tr("Versionen slutar att gälla innan den börjar.")
        return found


def _validity(details: PlanDetails, today: dt.date) -> tuple[str, str]:
    """Return from when a version decided today holds, and to when; empty where it cannot be told.

    A plan decided before its period waits for it; one decided after it has no end to suggest.
    """
    first, last = details.period_from, details.period_to
    starts = f"{first}-01-01" if first and first > today.year else today.isoformat()
    ends = f"{last}-12-31" if last else ""
    return starts, ends if ends > starts else ""


def _following(version: str, taken: set[str]) -> str:
    """Return the name after a version's: "4" after "3"; the same where it was never decided."""
    if not version and not taken:
        return "1"
    if version and version.casefold() not in taken:
        return version
    return str(int(version) + 1) if version.isascii() and version.isdigit() else ""
