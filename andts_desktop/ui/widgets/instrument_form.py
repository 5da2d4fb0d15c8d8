"""The form for a whole instrument: what it is called, counts and may be compared with."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from andts_desktop.domain.instrument import Instrument, NotApplicablePolicy
from andts_desktop.domain.units import UNIT_KIND_NAMES, UnitKind
from andts_desktop.ui.widgets.basic import clear, label
from andts_desktop.ui.widgets.choice_fields import NamedChoice
from andts_desktop.ui.widgets.editor_form import EditorForm, named


class InstrumentForm(EditorForm):
    """Edits what holds for the whole instrument."""

    def __init__(self) -> None:
        super().__init__()
        self._instrument: Instrument | None = None
        self._versions: tuple[str, ...] = ()
        self._id = label("", "muted", wrap=True)
        self.scored = QCheckBox(self.tr("Enkäten ger poäng och index"))
        self.is_example = QCheckBox(self.tr("Frågorna är exempelfrågor"))
        for field, check in (("scored", self.scored), ("is_example", self.is_example)):
            check.clicked.connect(partial(self._checked, field))
        names = {
            NotApplicablePolicy.ZERO: self.tr("räknas som noll poäng"),
            NotApplicablePolicy.EXCLUDED: self.tr("räknas bort från max"),
        }
        self.policy = NamedChoice(self.tr("Svaret ej tillämplig"), names)
        self.policy.chosen.connect(self._choose_policy)
        self._explanation = label("", "muted", wrap=True)
        self.kinds = {
            kind: QCheckBox(one[:1].upper() + one[1:]) for kind, (one, _) in UNIT_KIND_NAMES.items()
        }
        for check in self.kinds.values():
            check.clicked.connect(self._choose_kinds)
        self.comparable: dict[str, QCheckBox] = {}
        self._comparable_box = QVBoxLayout()
        self._comparable_box.setSpacing(2)
        self._none_earlier = label(
            self.tr("Det finns ingen tidigare version av den här enkäten."), "muted", wrap=True
        )
        self._lay_out()

    def show_instrument(self, instrument: Instrument, versions: Sequence[str]) -> None:
        """Show an instrument; `versions` are the other ones of its family."""
        if self._instrument is not None and self._instrument.id != instrument.id:
            self.leave()
        self._instrument = instrument
        self.show_fields(instrument)
        text = self.tr("Version {version} · id {id}")
        self._id.setText(text.format(version=instrument.version, id=instrument.id))
        self.scored.setChecked(instrument.scored)
        self.is_example.setChecked(instrument.is_example)
        self.policy.show_stored(instrument.not_applicable)
        self._explanation.setText(self._explain(instrument.not_applicable))
        for kind, check in self.kinds.items():
            check.setChecked(kind in instrument.unit_kinds)
        for field in ("max", "minimum_answers"):
            self.fields[field].setVisible(instrument.scored)
        self._show_versions(instrument, versions)

    def _show_versions(self, instrument: Instrument, versions: Sequence[str]) -> None:
        shown = tuple(dict.fromkeys((*versions, *instrument.comparable_with)))
        if shown != self._versions:
            self._versions = shown
            clear(self._comparable_box)
            self.comparable = {each: self._version_check(each) for each in shown}
            for check in self.comparable.values():
                self._comparable_box.addWidget(check)
        for version, check in self.comparable.items():
            check.setChecked(version in instrument.comparable_with)
        self._none_earlier.setVisible(not shown)
        has_break = bool(shown) and not instrument.comparable_with
        self.fields["break_reason"].setVisible(has_break or bool(instrument.break_reason))

    def _version_check(self, version: str) -> QCheckBox:
        check = QCheckBox(self.tr("Version {version}").format(version=version))
        check.clicked.connect(self._choose_comparable)
        return check

    def _checked(self, field: str, _is_checked: bool = False) -> None:
        check = {"scored": self.scored, "is_example": self.is_example}[field]
        self.edited.emit(field, check.isChecked(), None)

    def _choose_policy(self, value: str) -> None:
        self.edited.emit("not_applicable", NotApplicablePolicy(value), None)

    def _choose_kinds(self) -> None:
        chosen = tuple(UnitKind(kind) for kind, each in self.kinds.items() if each.isChecked())
        self.edited.emit("unit_kinds", chosen, None)

    def _choose_comparable(self) -> None:
        chosen = tuple(name for name, each in self.comparable.items() if each.isChecked())
        self.edited.emit("comparable_with", chosen, None)

    def _explain(self, policy: NotApplicablePolicy) -> str:
        if policy is NotApplicablePolicy.ZERO:
            return self.tr(
                "En fråga som är ej tillämplig ger noll poäng, och max är detsamma för alla. "
                "Då går enheterna att jämföra."
            )
        return self.tr(
            "En fråga som är ej tillämplig räknas inte alls: enhetens max blir så mycket lägre."
        )

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(label(self.tr("Hela enkäten"), "heading"))
        column.addWidget(self._id)
        column.addWidget(self.line("title", self.tr("Titel"), self.tr("Titeln får inte vara tom.")))
        column.addWidget(
            self.line(
                "short_title", self.tr("Kort titel"), self.tr("Den korta titeln får inte vara tom.")
            )
        )
        column.addWidget(self.line("note", self.tr("Att veta om enkäten"), rows=2))
        column.addWidget(self.is_example)
        column.addWidget(label(self.tr("Poäng"), "heading"))
        column.addWidget(self.scored)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.number("max", self.tr("Max poäng")), 1)
        row.addWidget(self.whole("minimum_answers", self.tr("Minst antal svar för index")), 1)
        column.addLayout(row)
        column.addLayout(named(self.tr("Svaret ej tillämplig"), self.policy))
        column.addWidget(self._explanation)
        column.addWidget(label(self.tr("Vilka svarar"), "heading"))
        column.addLayout(self._kind_grid())
        column.addWidget(label(self.tr("Kan jämföras med"), "heading"))
        column.addWidget(self._none_earlier)
        column.addLayout(self._comparable_box)
        why = self.tr("Varför den inte kan jämföras med tidigare versioner")
        column.addWidget(self.line("break_reason", why, rows=2))
        column.addStretch(1)

    def _kind_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        checks: Sequence[QWidget] = tuple(self.kinds.values())
        for place, check in enumerate(checks):
            grid.addWidget(check, place // 2, place % 2)
        return grid
