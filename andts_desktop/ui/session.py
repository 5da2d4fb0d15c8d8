"""What the window is about: the open document, what is chosen in it, and undo."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from andts_desktop.document import Document
from andts_desktop.domain.changes import EVERYTHING, Changes
from andts_desktop.domain.follow_up import FollowUp
from andts_desktop.domain.ids import PlanId, RoundId, UnitId
from andts_desktop.domain.plan import Plan
from andts_desktop.domain.survey import SurveyRound
from andts_desktop.domain.units import Unit
from andts_desktop.errors import AndtsError


class Session(QObject):
    """An open document with what is chosen in it; every write of the window goes through here."""

    changed = Signal(object)
    """Changes: what a write touched."""
    context_changed = Signal()
    """Another plan, year, survey or unit was chosen."""
    saved = Signal()
    """A write was committed to the file."""
    failed = Signal(str)
    """A write did not go through, so that what was changed is not stored; Swedish text."""
    refused = Signal(str)
    """Something that stores nothing could not be done; Swedish text for the user."""
    told = Signal(str)
    """Something worth knowing has happened; Swedish text for the user."""
    revisited = Signal(object)
    """An edit of this node (its id) or these sheets (a place) was undone or made again."""

    def __init__(
        self, document: Document, today: Callable[[], dt.date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.undo_stack = QUndoStack(self)
        self._today = today
        ids = document.plans.ids()
        self._plan_id = ids[0] if ids else None
        self._year = self._first_year()
        self._family = ""
        self._unit_id = self._first_unit()
        self._last_units: dict[str, UnitId] = {}
        self._plan: Plan | None = None
        self._followed: Plan | None = None
        self._follow_up: FollowUp | None = None
        self._went_through = True
        self.changed.connect(self._on_changed)
        self.context_changed.connect(self._forget)

    def today(self) -> dt.date:
        """Return today's date."""
        return self._today()

    def now(self) -> str:
        """Return today's date with the time of day, to the second: what a log is written with."""
        clock = dt.datetime.now().astimezone().time()
        return dt.datetime.combine(self._today(), clock).isoformat(timespec="seconds")

    @property
    def year(self) -> int:
        """The chosen year."""
        return self._year

    @property
    def unit_id(self) -> UnitId | None:
        """The chosen unit; None where the file has none that answers surveys."""
        return self._unit_id

    @property
    def plan_id(self) -> PlanId | None:
        """The chosen plan; None in a file without plans."""
        return self._plan_id

    def unit(self) -> Unit | None:
        """Return the chosen unit."""
        return next((u for u in self.document.units.all() if u.id == self._unit_id), None)

    def plan(self) -> Plan | None:
        """Return the chosen plan as it stands in the file."""
        if self._plan is None and self._plan_id is not None:
            self._plan = self.document.plans.plan(self._plan_id)
        return self._plan

    def followed_plan(self) -> Plan | None:
        """Return the chosen plan as it was followed in the chosen year."""
        if self._plan_id is None:
            return None
        if self._followed is None:
            versions = self.document.versions
            is_another = versions.is_another(self._plan_id, self._year)
            self._followed = (
                versions.followed(self._plan_id, self._year) if is_another else self.plan()
            )
        return self._followed

    def follow_up(self) -> FollowUp | None:
        """Return the follow-up of the chosen plan and year."""
        if self._follow_up is None and self._plan_id is not None:
            self._follow_up = self.document.follow_up.of(self._plan_id, self._year)
        return self._follow_up

    def survey_round(self) -> SurveyRound | None:
        """Return the chosen year's round, of the chosen family where the year has one."""
        rounds = self.rounds()
        chosen = (each for each in rounds if self._family_of(each) == self._family)
        return next(chosen, rounds[0] if rounds else None)

    def rounds(self) -> tuple[SurveyRound, ...]:
        """Return the rounds of the chosen year, one of each family."""
        return self.document.surveys.rounds_of(self._year)

    @property
    def family(self) -> str:
        """The family of the instrument that is shown; empty where the year has no round."""
        found = self.survey_round()
        return self._family_of(found) if found is not None else ""

    def families(self) -> tuple[tuple[str, str], ...]:
        """Return the chosen year's families and what they are called, to choose from.

        Empty where the whole file has only one.
        """
        surveys = self.document.surveys
        if len({self._family_of(each) for each in surveys.rounds()}) < 2:
            return ()
        found = map(surveys.instrument, self.rounds())
        return tuple((each.family, each.short_title) for each in found)

    def years(self) -> tuple[int, ...]:
        """Return the years to choose from: the plans' periods, the rounds and this year."""
        years = {self._year, self._today().year}
        years.update(each.year for each in self.document.surveys.rounds())
        for plan_id in self.document.plans.ids():
            details = self.document.plans.plan(plan_id).details
            if details.period_from is not None and details.period_to is not None:
                years.update(range(details.period_from, details.period_to + 1))
        return tuple(sorted(years, reverse=True))

    def units(self) -> tuple[Unit, ...]:
        """Return the units that can be chosen: those that take part in the survey."""
        found = self.survey_round()
        if found is None:
            return self.document.surveys.answering_units(self._year)
        return self.document.surveys.taking_part(found)

    def choose_year(self, year: int) -> None:
        """Choose a year, and tell."""
        if year != self._year:
            self._year = year
            self._keep_to_units()
            self.context_changed.emit()

    def choose_family(self, family: str) -> None:
        """Choose which of the year's surveys is shown, and tell."""
        if family != self._family:
            if self._unit_id is not None:
                self._last_units[self.family] = self._unit_id
            self._family = family
            self._unit_id = self._last_units.get(family, self._unit_id)
            self._keep_to_units()
            self.context_changed.emit()

    def choose_sheet(self, round_id: RoundId, unit_id: UnitId | None) -> None:
        """Choose the year and survey of a round, and a unit in it where one is given, and tell."""
        found = next((r for r in self.document.surveys.rounds() if r.id == round_id), None)
        if found is None:
            return
        before = (self._year, self._family, self._unit_id)
        shown = self.survey_round()
        self._year = found.year
        if found != shown:
            self._family = self._family_of(found)
        self._unit_id = unit_id or self._unit_id
        self._keep_to_units()
        if before != (self._year, self._family, self._unit_id):
            self.context_changed.emit()

    def choose_unit(self, unit_id: UnitId) -> None:
        """Choose a unit, and tell."""
        if unit_id != self._unit_id:
            self._unit_id = unit_id
            self.context_changed.emit()

    def choose_plan(self, plan_id: PlanId) -> None:
        """Choose a plan, and tell."""
        if plan_id != self._plan_id:
            self._plan_id = plan_id
            self.context_changed.emit()

    def push(self, command: QUndoCommand) -> bool:
        """Run a command and keep it for undo; return whether it went through."""
        self._went_through = True
        self.undo_stack.push(command)
        return self._went_through

    def run(self, step: Callable[[], Changes]) -> bool:
        """Run one write; tell what it touched, or in words why it did not go through."""
        try:
            changes = step()
        except AndtsError as error:
            self._went_through = False
            self.failed.emit(str(error))
            self.changed.emit(EVERYTHING)
            return False
        self.changed.emit(changes)
        self.saved.emit()
        return True

    def _on_changed(self, changes: Changes) -> None:
        self._forget()
        if changes.survey or changes.units:
            self._keep_to_units()

    def _keep_to_units(self) -> None:
        units = [unit.id for unit in self.units()]
        if self._unit_id not in units:
            self._unit_id = units[0] if units else None

    def _family_of(self, survey_round: SurveyRound) -> str:
        return self.document.surveys.instrument(survey_round).family

    def _forget(self) -> None:
        self._plan = None
        self._followed = None
        self._follow_up = None
        ids = self.document.plans.ids()
        if self._plan_id not in ids:
            self._plan_id = ids[0] if ids else None

    def _first_year(self) -> int:
        this_year = self._today().year
        rounds = [each.year for each in self.document.surveys.rounds()]
        return max(rounds) if rounds and this_year not in rounds else this_year

    def _first_unit(self) -> UnitId | None:
        units = self.units()
        return units[0].id if units else None
