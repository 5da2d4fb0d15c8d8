"""Ask which template to begin with, and who answers the survey."""

from dataclasses import dataclass

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from andts_desktop.domain.text import cleaned_line
from andts_desktop.domain.units import UnitKind
from andts_desktop.exchange.library import Library
from andts_desktop.files import safe_name
from andts_desktop.ui.pages.start import describe, headline, in_order
from andts_desktop.ui.widgets.basic import label


@dataclass(frozen=True, slots=True)
class NewPlan:
    """What the user wants: a template, and the units that answer (none: the template's own)."""

    template_id: str
    units: tuple[str, ...]
    file_name: str


class NewPlanDialog(QDialog):
    """Asks for a template and for the name of the unit."""

    def __init__(
        self,
        library: Library,
        template_id: str,
        *,
        adds_to_file: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        title = self.tr("Lägg till plan") if adds_to_file else self.tr("Ny fil")
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 22)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Vilken plan vill du börja med?"), "heading"))
        self._group = QButtonGroup(self)
        self._radios: dict[str, QRadioButton] = {}
        for template in in_order(library):
            radio = QRadioButton(f"{headline(template)}  ({describe(template)})")
            radio.setToolTip(template.details.title if template.nodes else headline(template))
            radio.toggled.connect(self._explain)
            self._group.addButton(radio)
            self._radios[template.id] = radio
            column.addWidget(radio)
        column.addSpacing(10)
        column.addWidget(label(self.tr("Vem svarar på enkäten?"), "heading"))
        self._unit = QLineEdit()
        self._unit.setAccessibleName(self.tr("Vem svarar på enkäten?"))
        column.addWidget(self._unit)
        self._hint = label("", "muted", wrap=True)
        column.addWidget(self._hint)
        column.addSpacing(10)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        accept = buttons.button(QDialogButtonBox.StandardButton.Ok)
        accept.setText(self.tr("Lägg till") if adds_to_file else self.tr("Skapa fil…"))
        accept.setProperty("kind", "primary")
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Avbryt"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        chosen = template_id or next(iter(self._radios))
        self._radios[chosen].setChecked(True)
        if template_id:
            self._unit.setFocus()

    def wanted(self) -> NewPlan:
        """Return what was chosen."""
        names = tuple(
            cleaned_line(name) for name in self._unit.text().split(",") if cleaned_line(name)
        )
        details = self._library.template(self._template_id()).details
        owner = names[0] if len(names) == 1 else details.municipality or details.title
        return NewPlan(self._template_id(), names, safe_name(f"ANDTS {owner}"))

    def _template_id(self) -> str:
        return next(name for name, radio in self._radios.items() if radio.isChecked())

    def _explain(self) -> None:
        if not any(radio.isChecked() for radio in self._radios.values()):
            return
        template = self._library.template(self._template_id())
        districts = [unit.name for unit in template.units if unit.kind is UnitKind.DISTRICT]
        if districts:
            self._unit.setPlaceholderText(self.tr("Till exempel Farsta"))
            text = self.tr(
                "Skriv namnet på din stadsdel, eller flera med komma emellan. Lämna tomt för "
                "alla {count} stadsdelar i mallen."
            ).format(count=len(districts))
        else:
            municipality = template.details.municipality or self.tr("Kommunen")
            self._unit.setPlaceholderText(municipality)
            text = self.tr("Skriv kommunens namn, eller lämna tomt för {name}.").format(
                name=municipality
            )
        self._hint.setText(text)
