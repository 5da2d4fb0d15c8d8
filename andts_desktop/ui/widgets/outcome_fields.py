"""An indicator's outcome of the year beside last year's, in total and by sex."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from andts_desktop.domain.follow_up import (
    ASSESSMENT_NAMES,
    OUTCOME_SIGNS,
    SEX_NAMES,
    GoalAssessment,
    Outcome,
    OutcomeState,
    Sex,
)
from andts_desktop.domain.plan import Indicator
from andts_desktop.domain.swedish import parse_decimal
from andts_desktop.ui.commands.follow_up import SetOutcome
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Choice, label
from andts_desktop.ui.widgets.text_field import TextLine

OutcomeKey = tuple[int, Sex]
"""The year and whom it counts."""
_SIGNS = {sign: state for state, sign in OUTCOME_SIGNS.items()}


class OutcomeFields(QWidget):
    """Edits the outcomes of one indicator in the chosen year; rows by sex where it is split."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._now: dict[Sex, Outcome] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._earlier_label = label("", "label")
        self._value_label = label("", "label")
        self._earlier = {sex: label("") for sex in Sex}
        self._names = {sex: label(SEX_NAMES[sex].capitalize(), "muted") for sex in Sex}
        self.values = {sex: self._value_line(sex) for sex in Sex}
        self.assessment = Choice()
        self.assessment.setAccessibleName(self.tr("Bedömning"))
        self.assessment.addItem(self.tr("Ej bedömd"), None)
        for assessment, (sign, name) in ASSESSMENT_NAMES.items():
            self.assessment.addItem(f"{sign} {name}", assessment)
        self.assessment.activated.connect(self._assess)
        self._lay_out()

    def show_outcomes(
        self, indicator: Indicator, year: int, outcomes: Mapping[OutcomeKey, Outcome]
    ) -> None:
        """Show the outcomes of a year and the year before, as they stand in the file."""
        self._earlier_label.setText(str(year - 1))
        self._value_label.setText(self.tr("Utfall {year}").format(year=year))
        by_sex = indicator.by_sex or any(sex is not Sex.TOTAL for _, sex in outcomes)
        for sex, line in self.values.items():
            now = outcomes.get((year, sex)) or Outcome(indicator.id, year, sex)
            earlier = outcomes.get((year - 1, sex))
            self._now[sex] = now
            self._earlier[sex].setText(outcome_text(earlier) if earlier else "–")
            line.show_stored(outcome_text(now))
            for widget in (line, self._earlier[sex]):
                widget.setVisible(by_sex or sex is Sex.TOTAL)
            self._names[sex].setVisible(by_sex)
        total = self._now[Sex.TOTAL]
        self.assessment.setCurrentIndex(max(0, self.assessment.findData(total.assessment)))

    def _lay_out(self) -> None:
        self._grid.addWidget(self._earlier_label, 0, 1)
        self._grid.addWidget(self._value_label, 0, 2)
        self._grid.addWidget(label(self.tr("Bedömning"), "label"), 0, 3)
        for row, sex in enumerate(Sex, start=1):
            self._grid.addWidget(self._names[sex], row, 0)
            self._grid.addWidget(self._earlier[sex], row, 1)
            self._grid.addWidget(self.values[sex], row, 2)
        self._grid.addWidget(self.assessment, 1, 3)
        self._grid.setColumnStretch(2, 2)
        self._grid.setColumnStretch(3, 3)

    def _value_line(self, sex: Sex) -> TextLine:
        name = self.tr("Utfall")
        line = TextLine(name if sex is Sex.TOTAL else f"{name}, {SEX_NAMES[sex]}")
        line.edited.connect(partial(self._value_edited, sex))
        return line

    def _value_edited(self, sex: Sex, text: str, stay: int) -> None:
        plain = text.strip()
        state = _SIGNS.get(plain, OutcomeState.VALUE)
        is_value = state is OutcomeState.VALUE
        value = parse_decimal(plain.removesuffix("%")) if is_value else None
        shown = plain if is_value else ""
        self._store(replace(self._now[sex], state=state, value=value, text=shown), stay)

    def _assess(self) -> None:
        chosen = self.assessment.currentData()
        assessment = GoalAssessment(chosen) if chosen else None
        self._store(replace(self._now[Sex.TOTAL], assessment=assessment))

    def _store(self, new: Outcome, typing: int | None = None) -> None:
        old = self._now[new.sex]
        if new != old:
            self._session.push(SetOutcome(self._session, old, new, typing))


def outcome_text(outcome: Outcome) -> str:
    """Return an outcome as typed, or the sign for why there is none."""
    return OUTCOME_SIGNS.get(outcome.state, outcome.text)
