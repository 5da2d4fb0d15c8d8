"""Plans of any shape with texts of every kind, for the laws of reading and writing them."""

from hypothesis import strategies as st

from andts_desktop.domain.plan import (
    Chapter,
    ChapterKind,
    Direction,
    IndicatorKind,
    Level,
    LevelRole,
    PlanDetails,
    PreventionLevel,
    ResponsibilityRole,
    Substance,
    allowed_levels,
)
from andts_desktop.domain.plan_template import (
    IndicatorDraft,
    NamedResponsibility,
    NodeDraft,
    PlanTemplate,
    UnitDraft,
)
from andts_desktop.domain.text import cleaned, cleaned_line
from andts_desktop.domain.units import UnitKind

ODD = (
    "Åtgärder mot ölförsäljning, äldre än 18",
    "=1+1",
    "+46 8 123",
    "- en punkt\n- en till",
    "@kommun",
    "'citat'",
    "1.10",
    "1e5",
    "007",
    "2024-03-01",
    "3,4",
    "TRUE",
    "#N/A",
    "_x000B_ och _x005F_",
    "**fet** och *ett",
    "🚭 é \u0301 עברית",
    "  indraget\n\nrad två  \n",
    "\ufffe\uffff",
    "<b>&amp;</b>",
    "fortsättning",
    "indikator",
)
texts = st.sampled_from(ODD) | st.text(max_size=20).map(cleaned)
lines = texts.map(cleaned_line)
words = lines.filter(bool)


@st.composite
def _levels(draw: st.DrawFn) -> tuple[Level, ...]:
    keys = draw(st.lists(words, min_size=1, max_size=5, unique=True))
    names = st.sampled_from(("mål", "Mål", "aktivitet", "indikator")) | words
    return tuple(
        Level(
            key=key,
            role=draw(st.sampled_from(LevelRole)),
            singular=draw(names),
            plural=draw(words),
            parent=draw(st.sampled_from(("", *keys[:place]))),
            has_status=draw(st.booleans()),
            has_indicators=draw(st.booleans()),
            has_responsibility=draw(st.booleans()),
        )
        for place, key in enumerate(keys)
    )


@st.composite
def _named(draw: st.DrawFn, units: tuple[UnitDraft, ...]) -> tuple[NamedResponsibility, ...]:
    """Draw units in any order of their roles, at most one of them the lead."""
    if not units:
        return ()
    chosen = draw(st.lists(st.sampled_from(units), unique=True, max_size=4))
    lead = draw(st.integers(0, 5))
    later = st.sampled_from((ResponsibilityRole.CO_RESPONSIBLE, ResponsibilityRole.PARTNER))
    return tuple(
        NamedResponsibility(unit.name, ResponsibilityRole.LEAD if place == lead else draw(later))
        for place, unit in enumerate(chosen)
    )


def _indicators(units: tuple[UnitDraft, ...]) -> st.SearchStrategy[IndicatorDraft]:
    return st.builds(
        IndicatorDraft,
        text=texts,
        kind=st.sampled_from(IndicatorKind),
        target=texts,
        unit=texts,
        direction=st.sampled_from(Direction),
        by_sex=st.booleans(),
        responsibilities=_named(units),
    )


class _Nodes:
    """Draws nodes under the plan's levels, their keys all different."""

    def __init__(
        self, draw: st.DrawFn, levels: tuple[Level, ...], units: tuple[UnitDraft, ...]
    ) -> None:
        self._draw = draw
        self._levels = levels
        self._units = units
        self._keys: set[str] = set()

    def below(self, parent: Level | None) -> tuple[NodeDraft, ...]:
        allowed = allowed_levels(self._levels, parent)
        if not allowed:
            return ()
        levels = self._draw(st.lists(st.sampled_from(allowed), max_size=3))
        return tuple(self._node(level) for level in levels)

    def _node(self, level: Level) -> NodeDraft:
        draw = self._draw
        key = draw(lines.filter(lambda each: each not in self._keys) | st.just(""))
        self._keys |= {key} - {""}
        goals = st.sampled_from(("1", "2", "5", "7"))
        chosen = draw(st.sets(st.sampled_from(Substance)))
        return NodeDraft(
            level_key=level.key,
            title=draw(lines),
            number=draw(lines),
            text=draw(texts),
            key=key,
            starts=draw(st.sampled_from(("", "2024", "2024-03", "2024-03-01"))),
            ends=draw(st.sampled_from(("", "2025", "2025-12-31"))),
            recurs=draw(lines),
            prevention_level=draw(st.sampled_from(PreventionLevel)),
            substances=tuple(each for each in Substance if each in chosen),
            national_goals=tuple(draw(st.lists(goals, unique=True, max_size=3))),
            responsibilities=draw(_named(self._units)),
            indicators=tuple(draw(st.lists(_indicators(self._units), max_size=2))),
            children=self.below(level),
        )


_years = st.none() | st.integers(1900, 2200)
_details = st.builds(
    PlanDetails,
    title=lines,
    short_title=lines,
    municipality=lines,
    period_from=_years,
    period_to=_years,
    version=lines,
    version_date=lines,
    case_number=lines,
    decided_by=lines,
    decided_on=lines,
    source=lines,
)
_chapters = st.builds(Chapter, st.sampled_from(ChapterKind), lines, texts)


@st.composite
def odd_plans(draw: st.DrawFn) -> PlanTemplate:
    """Draw a plan of any levels, with the texts that spreadsheets and documents trip over."""
    levels = draw(_levels())
    names = draw(st.lists(words, unique=True, max_size=5))
    units = tuple(UnitDraft(name, draw(st.sampled_from(UnitKind))) for name in names)
    return PlanTemplate(
        id=draw(lines),
        details=draw(_details),
        levels=levels,
        units=units,
        chapters=tuple(draw(st.lists(_chapters, max_size=3))),
        nodes=_Nodes(draw, levels, units).below(None),
    )
