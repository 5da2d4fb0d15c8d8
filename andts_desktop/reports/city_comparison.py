"""The city-wide comparison as PDF: every unit, year and question of a survey side by side."""

from collections.abc import Callable, Iterator

from reportlab.platypus import CondPageBreak, Flowable, NextPageTemplate

from andts_desktop.domain.brand import PLAIN, Brand
from andts_desktop.domain.city_comparison import CityComparison, KindComparison
from andts_desktop.domain.swedish import format_date, format_decimal
from andts_desktop.domain.units import UNIT_KIND_NAMES
from andts_desktop.reports.city_intro import compared_section, in_short
from andts_desktop.reports.city_method import method_section
from andts_desktop.reports.city_now import now_section
from andts_desktop.reports.city_questions import answers_section, heat_section
from andts_desktop.reports.city_shifts import shifts_section
from andts_desktop.reports.city_years import years_section
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.cover import Cover, cover, owner_name
from andts_desktop.reports.page import DocumentInfo
from andts_desktop.reports.paper import Paper
from andts_desktop.reports.wide import SHEET, front

_ROOM = 240.0
"""A chapter begins on a new page where less than this is left, in points."""

_OF_A_KIND: tuple[Callable[[Composer, CityComparison, KindComparison], list[Flowable]], ...] = (
    years_section,
    now_section,
    shifts_section,
    heat_section,
    answers_section,
)


def comparison_paper(values: CityComparison, brand: Brand = PLAIN) -> Paper:
    """Set the comparison on lying sheets; the same values give the same document."""
    compose = Composer.begin(brand)
    return Paper(
        info=_info(compose, values),
        story=list(_story(compose, values)),
        warnings=compose.user.warnings,
        fronts=front(),
        sheet=SHEET,
    )


def _info(compose: Composer, values: CityComparison) -> DocumentInfo:
    title = f"Stadsövergripande jämförelse {values.year}"
    instrument = values.instrument
    state = "preliminär" if values.is_preliminary else ""
    owner = owner_name(compose, values.municipality)
    parts = (title, instrument.short_title, owner, state)
    plain = compose.user.plain
    return DocumentInfo(
        title=plain(f"{title}, {instrument.short_title}"),
        author=plain(owner) or "ANDTS Desktop",
        subject=plain(f"{instrument.title}, {values.year}"),
        footer=plain(" · ".join(filter(None, parts))),
    )


def _story(compose: Composer, values: CityComparison) -> Iterator[Flowable]:
    yield NextPageTemplate("inner")
    yield from cover(compose, _cover(values))
    yield from in_short(compose, values)
    chapters = [compared_section(compose, values)]
    chapters += [made(compose, values, kind) for kind in values.kinds for made in _OF_A_KIND]
    chapters.append(method_section(compose, values))
    for chapter in filter(None, chapters):
        yield CondPageBreak(_ROOM)
        yield from chapter


def _cover(values: CityComparison) -> Cover:
    marks = (
        "PRELIMINÄR" if values.is_preliminary else "",
        "EXEMPELFRÅGOR" if values.instrument.is_example else "",
    )
    return Cover(
        title=f"Stadsövergripande jämförelse {values.year}",
        subtitle=values.instrument.title,
        owner=values.municipality,
        stamp=" · ".join(filter(None, marks)),
        facts=[
            ("Svar", "; ".join(map(_taking_part, values.kinds))),
            ("Läget per", format_date(values.as_of)),
        ],
        figures=_figures(values),
        sheet=SHEET,
    )


def _taking_part(kind: KindComparison) -> str:
    several = UNIT_KIND_NAMES[kind.kind][1]
    without = "" if kind.index else ", utan index"
    return f"{kind.answered} av {len(kind.states)} {several} har svarat{without}"


def _figures(values: CityComparison) -> list[tuple[str, str]]:
    first = next((kind for kind in values.kinds if kind.index), None)
    if first is None or first.index is None:
        return []
    told = first.index.spreads[-1]
    if told.mean is None or told.lowest is None or told.highest is None:
        return []
    several = UNIT_KIND_NAMES[first.kind][1]
    figures = [(format_decimal(told.mean), f"medelindex av 100, {several}")]
    if told.count > 1:
        reach = f"{format_decimal(told.lowest)}–{format_decimal(told.highest)}"
        figures.append((reach, "lägsta och högsta index"))
    answered = f"{first.answered} av {len(first.states)}"
    return [*figures, (answered, f"{several} har svarat")]
