"""What the printed documents are made from, gathered from an open file."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from andts_desktop.document.comparisons import ComparisonDoor
from andts_desktop.document.follow_up import FollowUpDoor
from andts_desktop.document.plans import PlanDoor
from andts_desktop.document.surveys import SurveyDoor
from andts_desktop.document.versions import VersionDoor
from andts_desktop.domain.annual_report import (
    AnnualReport,
    ReportHead,
    ShortVersion,
    SurveyReport,
    UnitSurvey,
)
from andts_desktop.domain.comparison import UnitComparison
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.plan import Plan
from andts_desktop.domain.plan_versions import PlanVersion
from andts_desktop.domain.survey import SurveyRound
from andts_desktop.domain.units import Unit
from andts_desktop.errors import InputError

if TYPE_CHECKING:
    from andts_desktop.domain.plan_papers import PlanChanges, PlanDocument
    from andts_desktop.domain.survey_result import AmongOthers, SurveyResult

OUTCOME_YEARS = 3
"""How many years of outcomes stand side by side in the annual report."""


class ReportDoor:
    """Gathers values for the documents; reads only."""

    def __init__(
        self,
        plans: PlanDoor,
        versions: VersionDoor,
        surveys: SurveyDoor,
        follow_up: FollowUpDoor,
        comparisons: ComparisonDoor,
    ) -> None:
        self._plans = plans
        self._versions = versions
        self._surveys = surveys
        self._follow_up = follow_up
        self._comparisons = comparisons

    def annual(
        self, plan_id: PlanId, year: int, as_of: dt.date, unit: Unit | None = None
    ) -> AnnualReport:
        """Gather the annual follow-up of a plan.

        With `unit`, the survey chapter is about that unit beside its own kind; without, about
        every unit that has answered.
        """
        plan = self._versions.followed(self._plans.plan(plan_id).id, year)
        first_year = year - OUTCOME_YEARS + 1
        rounds = self._surveys.rounds_of(year)
        surveys = [self._survey(each, unit) for each in rounds]
        made = [each for each in surveys if each is not None]
        return AnnualReport(
            head=self.head(plan, year, as_of),
            plan=plan,
            follow_up=self._follow_up.of(plan_id, year),
            outcomes=self._follow_up.outcomes(plan_id, first_year, year),
            survey=next(iter(made), None),
            more_surveys=tuple(made[1:]),
        )

    def short(self, plan_id: PlanId, year: int, as_of: dt.date) -> ShortVersion:
        """Gather the short version of a plan."""
        plan = self._versions.followed(self._plans.plan(plan_id).id, year)
        return ShortVersion(self.head(plan, year, as_of), plan)

    def plan(self, plan_id: PlanId, as_of: dt.date) -> "PlanDocument":
        """Gather the plan itself; it is printed as decided where nothing has changed since."""
        from andts_desktop.domain.plan_papers import PlanDocument, PlanHead

        diff = self._versions.changes_since(plan_id)
        is_final = diff is not None and diff.is_empty
        head = PlanHead(as_of, is_final=is_final)
        return PlanDocument(head, self._plans.plan(plan_id), self._last_changes(plan_id, as_of))

    def _last_changes(self, plan_id: PlanId, as_of: dt.date) -> "PlanChanges | None":
        """Return what differs from the last version, or how that one differs from the one before.

        None where nothing does, or nothing is decided.
        """
        versions = self._versions.all(plan_id)
        if not versions:
            return None
        found = self.changes(plan_id, as_of)
        if found.diff.is_empty and len(versions) > 1:
            found = self.changes(plan_id, as_of, versions[-2], versions[-1])
        return None if found.diff.is_empty else found

    def changes(
        self,
        plan_id: PlanId,
        as_of: dt.date,
        old: PlanVersion | None = None,
        new: PlanVersion | None = None,
    ) -> "PlanChanges":
        """Gather what has changed from one version (the latest) to another (the plan as it is).

        Raises InputError where no version has been decided.
        """
        from andts_desktop.domain.plan_diff import compare_plans
        from andts_desktop.domain.plan_papers import PlanChanges, PlanHead

        versions = self._versions.all(plan_id)
        before = old or (versions[-1] if versions else None)
        if before is None or before.id is None:
            raise InputError(
                "Planen har ingen fastställd version att jämföra med. Fastställ en på sidan Plan."
            )
        after = self._plans.plan(plan_id)
        if new is not None and new.id is not None:
            after = self._versions.plan(new.id)
        diff = compare_plans(self._versions.plan(before.id), after)
        ids = [each.id for each in versions] + [None]
        is_next = ids.index(before.id) + 1 == ids.index(new.id if new else None)
        head = PlanHead(as_of, is_final=new is not None)
        return PlanChanges(head, after, before, new, diff, is_next)

    def survey_result(
        self, survey_round: SurveyRound, unit: Unit, as_of: dt.date
    ) -> "SurveyResult":
        """Gather what a unit gets back; raises InputError where it has not answered."""
        from andts_desktop.domain.survey_result import SurveyResult

        if unit.id not in {each.id for each in self._surveys.units_with_answers(survey_round)}:
            raise InputError(
                f"{unit.name} har inte svarat på enkäten {survey_round.year}, så det finns inget "
                "resultat att skriva."
            )
        own = self._unit_survey(survey_round, unit)
        has_index = own.score.index is not None
        previous = self._surveys.previous(survey_round)
        changes = self._comparisons.changes(survey_round, unit)
        return SurveyResult(
            municipality=self._municipality(),
            year=survey_round.year,
            as_of=as_of,
            survey=own,
            previous_year=previous.year if previous and changes else None,
            changes=changes,
            change_sum=self._comparisons.change_sum(survey_round, unit),
            others=self._among_others(survey_round, unit) if has_index else (),
            advice=self._comparisons.advice(survey_round, unit) if has_index else None,
            star=self._comparisons.star(survey_round, unit) if has_index else (),
        )

    def _municipality(self) -> str:
        plans = (self._plans.plan(each).details for each in self._plans.ids())
        return next((each.municipality for each in plans if each.municipality), "")

    def _among_others(self, survey_round: SurveyRound, unit: Unit) -> "tuple[AmongOthers, ...]":
        from andts_desktop.domain.measures import TOTAL, Measure, MeasureKind
        from andts_desktop.domain.survey_result import AmongOthers

        instrument = self._surveys.instrument(survey_round)
        parts = [part for top in instrument.parts for part in top.walk() if part.max]
        measures = [TOTAL, *(Measure(MeasureKind.PART, part.id) for part in parts)]
        found = []
        for measure in measures:
            table = self._comparisons.table(
                measure, survey_round, unit.kind, years=(survey_round.year,)
            )
            own = self._comparisons.anonymous(table, unit.id, len(table.columns) - 1)
            found.append(AmongOthers(table.title, table.max, own, measure))
        return tuple(found)

    def head(self, plan: Plan, year: int, as_of: dt.date) -> ReportHead:
        """Return the title block of a year's report on a plan."""
        details = plan.details
        return ReportHead(
            municipality=details.municipality,
            plan_title=details.title,
            period=details.period,
            year=year,
            case_number=details.case_number,
            decided_by=details.decided_by,
            stamp=self._follow_up.stamp(plan.id, year),
            as_of=as_of,
        )

    def _survey(self, found: SurveyRound, unit: Unit | None) -> SurveyReport | None:
        answered = self._surveys.units_with_answers(found)
        chosen = [u for u in answered if unit is None or u.id == unit.id]
        if not chosen:
            return None
        instrument = self._surveys.instrument(found)
        # Those without index stand by themselves, after the ones that are compared.
        chosen.sort(key=lambda each: each.kind not in instrument.unit_kinds)
        return SurveyReport(
            instrument=instrument,
            units=tuple(self._unit_survey(found, each) for each in chosen),
            comparison=self._comparison(found, chosen),
            drafts=self._surveys.drafts(found),
        )

    def _unit_survey(self, survey_round: SurveyRound, unit: Unit) -> UnitSurvey:
        return UnitSurvey(
            unit=unit,
            score=self._surveys.score(survey_round, unit),
            series=self._surveys.series(
                unit, survey_round.year, self._surveys.instrument(survey_round).family
            ),
            gains=self._surveys.gains(survey_round, unit),
            is_draft=unit.id in self._surveys.drafts(survey_round),
        )

    def _comparison(
        self, survey_round: SurveyRound, units: Sequence[Unit]
    ) -> UnitComparison | None:
        ranked = self._surveys.instrument(survey_round).unit_kinds
        kinds = dict.fromkeys(unit.kind for unit in units if unit.kind in ranked)
        comparisons = (self._surveys.compare(survey_round, kind) for kind in kinds)
        return next((each for each in comparisons if len(each.results) > 1), None)
