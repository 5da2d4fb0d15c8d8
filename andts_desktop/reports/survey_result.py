"""A survey's result for one unit as PDF: what the unit gets back, on paper."""

from collections.abc import Sequence

from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    NextPageTemplate,
    PageTemplate,
)

from andts_desktop.domain.arithmetic_lines import arithmetic
from andts_desktop.domain.brand import PLAIN, Brand
from andts_desktop.domain.survey import PRELIMINARY
from andts_desktop.domain.survey_result import SurveyResult
from andts_desktop.domain.swedish import format_date, format_decimal
from andts_desktop.reports import theme
from andts_desktop.reports.annual_answers import unit_answers
from andts_desktop.reports.annual_survey import (
    answered_words,
    gains_section,
    survey_intro,
    years_figure,
)
from andts_desktop.reports.arithmetic import whole_arithmetic
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.cover import Cover, cover, owner_name
from andts_desktop.reports.page import (
    DocumentInfo,
    PdfFile,
    Progress,
    inner_frame,
)
from andts_desktop.reports.paper import Paper
from andts_desktop.reports.print_pdf import print_pdf
from andts_desktop.reports.result_parts import parts_section
from andts_desktop.reports.result_sections import (
    advice_section,
    changes_section,
    index_change,
    others_section,
)

_ROOM_FOR_TEXT = 150.0
_ROOM_FOR_A_CHART = 330.0
_ROOM_FOR_THE_OTHERS = 420.0
_ROOM_FOR_TABLES = 215.0
_TOP_GAINS = 8


def survey_result_paper(result: SurveyResult, brand: Brand = PLAIN) -> Paper:
    """Set a unit's result; the same values give the same document."""
    compose = Composer.begin(brand)
    return Paper(
        info=_info(compose, result),
        story=_story(compose, result),
        warnings=compose.user.warnings,
        fronts=[PageTemplate("cover", [inner_frame()])],
    )


def survey_result_pdf(result: SurveyResult, progress: Progress | None = None) -> PdfFile:
    """Print a unit's result; `progress` is told percent done, 0–100.

    The same values give the same bytes.
    """
    return print_pdf(survey_result_paper(result), progress)


def title_of(result: SurveyResult) -> str:
    """Name the document: "Enkätresultat 2026, Farsta"."""
    return f"Enkätresultat {result.year}, {result.survey.unit.name}"


def _info(compose: Composer, result: SurveyResult) -> DocumentInfo:
    plain = compose.user.plain
    title = plain(title_of(result))
    instrument = result.survey.score.instrument
    return DocumentInfo(
        title=title,
        author=plain(owner_name(compose, result.municipality)) or "ANDTS Desktop",
        subject=plain(f"{instrument.title}, {result.year}"),
        footer=plain(
            " · ".join(
                filter(
                    None,
                    [
                        title,
                        instrument.short_title,
                        "preliminärt" if result.survey.is_draft else "",
                    ],
                )
            )
        ),
    )


def _story(compose: Composer, result: SurveyResult) -> list[Flowable]:
    story = [NextPageTemplate("inner"), *_cover(compose, result)]
    chapters = [
        (_in_short(compose, result), _ROOM_FOR_TEXT),
        (parts_section(compose, result), _ROOM_FOR_A_CHART),
        (_years(compose, result), _ROOM_FOR_A_CHART),
        (changes_section(compose, result), _ROOM_FOR_TEXT),
        (others_section(compose, result), _ROOM_FOR_THE_OTHERS),
        (advice_section(compose, result), _ROOM_FOR_TEXT),
        (_gains(compose, result), _ROOM_FOR_TEXT),
        (_answers(compose, result), _ROOM_FOR_TABLES),
        (_arithmetic(compose, result), _ROOM_FOR_TABLES),
    ]
    for chapter, room in chapters:
        if chapter:
            story += [CondPageBreak(room), *chapter]
    return story


def _cover(compose: Composer, result: SurveyResult) -> list[Flowable]:
    marks = (
        "PRELIMINÄRT" if result.survey.is_draft else "",
        "EXEMPELFRÅGOR" if result.survey.score.instrument.is_example else "",
    )
    return cover(
        compose,
        Cover(
            title=f"Enkätresultat {result.year}",
            subtitle=result.survey.unit.name,
            owner=result.municipality,
            stamp=" · ".join(filter(None, marks)),
            facts=_facts(result),
            figures=_key_figures(result),
        ),
    )


def _facts(result: SurveyResult) -> Sequence[tuple[str, str]]:
    instrument = result.survey.score.instrument
    rows = (
        ("Enkät", instrument.title),
        ("Version", "" if instrument.version in instrument.title else instrument.version),
        ("Enhet", result.survey.unit.name),
        ("Läget per", format_date(result.as_of)),
        ("Svaren", "Preliminära, inte klarmarkerade" if result.survey.is_draft else ""),
    )
    return [(name, value) for name, value in rows if value]


def _key_figures(result: SurveyResult) -> list[tuple[str, str]]:
    score = result.survey.score
    answered = f"{score.answered} av {score.question_count}"
    figures = [(answered, "frågor besvarade")]
    if score.index is not None:
        figures.insert(0, (format_decimal(score.index), "index av 100"))
    change = index_change(result)
    if change:
        figures.append((change, f"index jämfört med {_year_before(result)}"))
    return figures


def _year_before(result: SurveyResult) -> int:
    run = result.survey.series.run_of(result.year)
    known = [each.year for each in run if each.score.index is not None]
    return max((year for year in known if year < result.year), default=result.year)


def _in_short(compose: Composer, result: SurveyResult) -> list[Flowable]:
    score = result.survey.score
    body = [compose.line(PRELIMINARY, theme.LEAD)] if result.survey.is_draft else []
    body.append(compose.line(answered_words(score), theme.LEAD))
    body += survey_intro(compose, score.instrument, counts=result.survey.has_points)
    return compose.headed([compose.heading(2, "I korthet")], body)


def _years(compose: Composer, result: SurveyResult) -> list[Flowable]:
    figure = years_figure(compose, result.survey.series, explained=False)
    return compose.headed([compose.heading(2, "Över tid")], figure) if figure else []


def _gains(compose: Composer, result: SurveyResult) -> list[Flowable]:
    return gains_section(compose, result.survey, result.year, _TOP_GAINS, level=2, is_dense=True)


def _answers(compose: Composer, result: SurveyResult) -> list[Flowable]:
    head: list[Flowable] = [compose.heading(2, "Alla svar")]
    return unit_answers(compose, result.survey, head, in_full=True, level=3)


def _arithmetic(compose: Composer, result: SurveyResult) -> list[Flowable]:
    if not result.survey.has_points:
        return []
    made = arithmetic(result.survey.score, result.survey.unit.name)
    head = [compose.heading(2, "Så är indexet räknat")]
    return compose.headed(head, whole_arithmetic(compose, made))
