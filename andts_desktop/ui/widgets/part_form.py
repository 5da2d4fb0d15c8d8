"""The form for one part of an instrument."""

from PySide6.QtWidgets import QHBoxLayout

from andts_desktop.domain.instrument import Part, PartRule
from andts_desktop.ui.widgets.basic import label
from andts_desktop.ui.widgets.choice_fields import NamedChoice
from andts_desktop.ui.widgets.editor_form import EditorForm, named


class PartForm(EditorForm):
    """Edits a part: its title, its points and how they are counted."""

    def __init__(self) -> None:
        super().__init__()
        self._part_id = ""
        self._where = label("", "muted", wrap=True)
        names = {
            PartRule.SUM: self.tr("poängen läggs ihop, upp till max"),
            PartRule.SCALED: self.tr("andelen av poängen räknas om till max"),
        }
        self.rule = NamedChoice(self.tr("Så räknas delen"), names)
        self.rule.chosen.connect(lambda value: self.edited.emit("rule", PartRule(value), None))
        self._explanation = label("", "muted", wrap=True)
        self._lay_out()

    def show_part(self, part: Part, where: str, *, is_scored: bool) -> None:
        """Show a part; `where` says what it lies in."""
        if self._part_id and self._part_id != part.id:
            self.leave()
        self._part_id = part.id
        self._where.setText(where)
        self.show_fields(part)
        self.rule.show_stored(part.rule)
        self._explanation.setText(self._explain(part.rule))
        for field in ("max", "minimum_answers"):
            self.fields[field].setVisible(is_scored)

    def _explain(self, rule: PartRule) -> str:
        if rule is PartRule.SUM:
            return self.tr("Det som delens frågor ger över max räknas inte.")
        return self.tr(
            "Den som får halva poängen på delens frågor får halva delens max, hur många "
            "frågorna än är."
        )

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(self._where)
        column.addWidget(
            self.line("title", self.tr("Rubrik"), self.tr("Rubriken får inte vara tom."))
        )
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.number("max", self.tr("Max poäng")), 1)
        row.addWidget(self.whole("minimum_answers", self.tr("Minst antal svar för ett värde")), 1)
        column.addLayout(row)
        column.addLayout(named(self.tr("Så räknas delen"), self.rule))
        column.addWidget(self._explanation)
        column.addStretch(1)
