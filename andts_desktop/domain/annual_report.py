"""What the printed documents are made from: the same values that the window shows."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from andts_desktop.domain.annual_sections import ANNUAL_SECTIONS, ANSWERS, GOALS
from andts_desktop.domain.answer_texts import answer_texts
from andts_desktop.domain.comparison import Gain, Series, UnitComparison
from andts_desktop.domain.follow_up import FollowUp, Outcome, ReportStamp
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.paper_sections import SectionChoice, shown_sections
from andts_desktop.domain.plan import ChapterKind, LevelRole, Plan
from andts_desktop.domain.plan_texts import beginning
from andts_desktop.domain.printed_texts import followed_texts, outcome_texts, prose_texts
from andts_desktop.domain.scoring import Score
from andts_desktop.domain.units import Unit


@dataclass(frozen=True, slots=True)
class ReportHead:
    """The title block; `as_of` is the day whose state of things is printed ("läget per")."""

    municipality: str
    plan_title: str
    period: str
    year: int
    case_number: str
    decided_by: str
    stamp: ReportStamp
    as_of: dt.date

    def named(self, name: str, *more: str) -> str:
        """Return a file's name that tells the document from others."""
        draft = "" if self.stamp.is_final else "utkast"
        owner = self.municipality or self.plan_title
        return " ".join(filter(None, (name, str(self.year), owner, *more, draft)))


@dataclass(frozen=True, slots=True)
class UnitSurvey:
    """One unit's survey of the year with its earlier years and what would give most.

    While `is_draft` the result is preliminary: nobody has said that the answers are ready.
    """

    unit: Unit
    score: Score
    series: Series
    gains: tuple[Gain, ...]
    is_draft: bool = False

    @property
    def has_points(self) -> bool:
        """Tell whether points are counted for a unit of this kind."""
        instrument = self.score.instrument
        return instrument.scored and self.unit.kind in instrument.unit_kinds


@dataclass(frozen=True, slots=True)
class SurveyReport:
    """The survey chapter: the round's instrument and the units that answered.

    `comparison` ranks the units of one kind; it is None where fewer than two have an index.
    The results of `drafts` are preliminary.
    """

    instrument: Instrument
    units: tuple[UnitSurvey, ...]
    comparison: UnitComparison | None
    drafts: frozenset[UnitId] = frozenset()


@dataclass(frozen=True, slots=True)
class AnnualReport:
    """Everything in an annual follow-up; `outcomes` are those of `head.year` and before.

    `survey` is the year's first, the one with an index; `more_surveys` are its others.
    `sections` says which chapters are printed, and in which order; all of them where it is empty.
    """

    head: ReportHead
    plan: Plan
    follow_up: FollowUp
    outcomes: tuple[Outcome, ...]
    survey: SurveyReport | None
    more_surveys: tuple[SurveyReport, ...] = ()
    sections: tuple[SectionChoice, ...] = ()

    @property
    def surveys(self) -> tuple[SurveyReport, ...]:
        """All of the year's surveys, each with its own instrument."""
        return (*(() if self.survey is None else (self.survey,)), *self.more_surveys)

    def file_name(self) -> str:
        """Name the file without its ending; a unit is named where it is the only one."""
        units = {each.unit.name for survey in self.surveys for each in survey.units}
        return self.head.named("Årlig uppföljning", *(units if len(units) == 1 else ()))

    def texts(self) -> tuple[str, ...]:
        """Return what is written in the chapters that are printed, in the order they stand."""
        return tuple(dict.fromkeys(filter(None, self._texts())))

    def _texts(self) -> Iterator[str]:
        shown = shown_sections(ANNUAL_SECTIONS, self.sections)
        yield from map(beginning, (self.head.plan_title, self.head.case_number))
        yield from prose_texts(self.plan, self.follow_up, {each.prose for each in shown})
        if GOALS in shown:
            yield from followed_texts(self.plan, self.follow_up)
            yield from outcome_texts(self.plan, self.outcomes, self.head.year)
        if ANSWERS in shown:
            for survey in self.surveys:
                for unit in survey.units:
                    yield beginning(unit.unit.name)
                    yield from answer_texts(unit.score, in_full=True)


_IN_SHORT = frozenset({ChapterKind.VISION, ChapterKind.SITUATION})
_WHOLE_PASSAGE, _WHOLE_TITLE = 300, 35
"""How long texts are told whole in a short version whose plan says much."""
_SURELY_SHOWN = 50
"""Of more goals and focus areas, a short version says how many are left out."""


@dataclass(frozen=True, slots=True)
class ShortVersion:
    """What the short version is made from; it prints no activities."""

    head: ReportHead
    plan: Plan

    def file_name(self) -> str:
        """Name the file without its ending."""
        return self.head.named("Kortversion")

    def texts(self) -> tuple[str, ...]:
        """Return the goals with their focus areas, and what is told of the vision and the state."""
        return tuple(dict.fromkeys(filter(None, self._texts())))

    def _texts(self) -> Iterator[str]:
        yield self.head.case_number
        told: set[ChapterKind] = set()
        for chapter in self.plan.written_chapters():
            if chapter.kind in _IN_SHORT - told:
                told.add(chapter.kind)
                yield beginning(chapter.text.strip().split("\n\n")[0], _WHOLE_PASSAGE)
        shown = (
            node
            for node in self.plan.walk()
            if not node.parent_id or node.level.role is LevelRole.FOCUS_AREA
        )
        for node in islice(shown, _SURELY_SHOWN):
            yield beginning(node.title, _WHOLE_TITLE)
