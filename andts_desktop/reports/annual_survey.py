"""The survey chapter: index, parts, arithmetic, years with their breaks, and what gives most."""

from collections.abc import Iterable, Sequence

from reportlab.platypus import CondPageBreak, Flowable

from andts_desktop.domain.annual_report import AnnualReport, SurveyReport, UnitSurvey
from andts_desktop.domain.comparison import Break, Series, YearResult, left_out_words
from andts_desktop.domain.follow_up import ProseSection
from andts_desktop.domain.instrument import Instrument, NotApplicablePolicy
from andts_desktop.domain.scoring import PartScore, Score
from andts_desktop.domain.survey import PRELIMINARY
from andts_desktop.domain.swedish import (
    format_points,
    format_signed,
    format_sum,
    plural,
    shown_change,
)
from andts_desktop.reports import theme
from andts_desktop.reports.annual_comparison import comparison_section, example_mark
from andts_desktop.reports.chart_words import parts_in_words
from andts_desktop.reports.charts import parts_chart, series_chart
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.tables import Cell, Column, DataTable
from andts_desktop.reports.wording import LONGEST_NAME, arithmetic, index_words, joined, shortened

_TOP_GAINS = 5
_TOP_GAINS_OF_SEVERAL = 4
_MOST_YEARS = 8
_NOT_SCORED = "Enkäten räknar inga poäng, så här redovisas bara hur många frågor som är besvarade."
_UNLISTED = 4
_ROOM_FOR_A_UNIT = 670.0
_ROOM_WITHOUT_YEARS = 380.0
_ROOM_WITHOUT_INDEX = 280.0


def survey_chapter(compose: Composer, report: AnnualReport) -> list[Flowable]:
    """Return a chapter for each of the year's surveys, what is written in the first of them.

    Nothing where none was made and nothing is written.
    """
    written = compose.prose(report.follow_up.prose_text(ProseSection.SURVEY))
    if not report.surveys:
        return compose.headed([compose.heading(2, "Enkäten")], written) if written else []
    story: list[Flowable] = []
    for survey in report.surveys:
        if story:
            story.append(CondPageBreak(theme.FRAME_HEIGHT - 1))
        story += _chapter(compose, survey, report.head.year, [] if story else written)
    return story


def _chapter(
    compose: Composer, survey: SurveyReport, year: int, written: Sequence[Flowable]
) -> list[Flowable]:
    head = [compose.heading(2, survey.instrument.title)]
    intro = [*written, *survey_intro(compose, survey.instrument)]
    if not survey.units:
        nothing = f"Ingen enhet har svarat på enkäten {year}."
        return compose.headed(head, [*intro, compose.line(nothing)])
    several = len(survey.units) > 1
    if several:
        intro += _break_reasons(compose, survey)
    story = compose.headed(head, intro)
    if survey.comparison:
        story += comparison_section(compose, survey, survey.comparison)
    for number, unit in enumerate(survey.units):
        if number or survey.comparison:
            story.append(CondPageBreak(_room_for(unit) if several else _ROOM_WITHOUT_INDEX))
        story += _unit(compose, unit, year, alone=not several)
    return story


def _room_for(unit: UnitSurvey) -> float:
    if unit.score.index is None:
        return _ROOM_WITHOUT_INDEX
    return _ROOM_FOR_A_UNIT if len(unit.series.years) > 1 else _ROOM_WITHOUT_YEARS


def survey_intro(
    compose: Composer, instrument: Instrument, *, counts: bool = True
) -> list[Flowable]:
    """Say what the survey is, that its questions are examples, and how points are counted."""
    body: list[Flowable] = []
    if instrument.is_example:
        words = instrument.note or "Enkäten består av exempelfrågor."
        words = words if words.startswith("Exempelfrågor") else f"Exempelfrågor. {words}"
        body += compose.prose(words, theme.NOTE)
    elif instrument.note:
        body += compose.prose(instrument.note, theme.NOTE)
    if counts or not instrument.scored:
        body.append(compose.line(_rule(instrument) if instrument.scored else _NOT_SCORED))
    return body


def _rule(instrument: Instrument) -> str:
    parts = [f"{part.title.lower()} {format_points(part.max)}" for part in instrument.parts]
    total = format_points(instrument.max)
    policy = {
        NotApplicablePolicy.ZERO: "En fråga som inte är tillämplig ger noll poäng.",
        NotApplicablePolicy.EXCLUDED: "En fråga som inte är tillämplig räknas bort ur maxpoängen.",
    }[instrument.not_applicable]
    return (
        f"Enkäten ger högst {total} poäng: {joined(parts)}. Indexet är poängen delad med "
        f"maxpoängen, gånger 100. {policy} Frågor med svaret vet ej och obesvarade frågor "
        "ger noll poäng."
    )


def _unit(compose: Composer, unit: UnitSurvey, year: int, *, alone: bool) -> list[Flowable]:
    """Return a unit's results, on one page where the units are several."""
    score = unit.score
    title = shortened(unit.unit.name, LONGEST_NAME) + example_mark(score.instrument)
    body: list[Flowable] = [compose.line(PRELIMINARY, theme.NOTE)] if unit.is_draft else []
    body.append(compose.line(answered_words(score), theme.BODY))
    if unit.has_points:
        body += (
            parts_figure(compose, score) if alone else [parts_table(compose, score, is_dense=True)]
        )
        body += years_figure(compose, unit.series, explained=not alone)
    most = _TOP_GAINS if alone else _TOP_GAINS_OF_SEVERAL
    body += gains_section(compose, unit, year, most, is_dense=not alone)
    return compose.headed([compose.heading(3, title, listed=title)], body)


def answered_words(score: Score) -> str:
    """Say the index with its arithmetic, and how many questions are answered."""
    words = [f"{score.answered} av {plural(score.question_count, 'fråga', 'frågor')} är besvarade"]
    if score.unknown:
        words.append(f"{score.unknown} med vet ej")
    if score.not_applicable:
        words.append(plural(score.not_applicable, "ej tillämplig", "ej tillämpliga"))
    if score.unanswered:
        words.append(plural(score.unanswered, "obesvarad", "obesvarade"))
    if score.hidden:
        words.append(plural(score.hidden, "ställdes inte", "ställdes inte"))
    said = ", ".join(words) + "."
    if score.index is None:
        return f"{said} Enheten får inget index."
    return f"Index {index_words(score.index)}: {arithmetic(score)}. {said}"


def parts_table(compose: Composer, score: Score, *, is_dense: bool = False) -> DataTable:
    """Return the points of every part and of the whole."""
    rows: list[list[Cell]] = []
    for part, depth in _with_depth(score.parts):
        style = theme.CELL if depth else theme.CELL_STRONG
        name = f"– {part.part.title}" if depth else part.part.title
        words = (name, format_sum(part.points), format_sum(part.max))
        rows.append([compose.cell(each, style) for each in words])
    total = ("Totalt", format_sum(score.points), format_sum(score.max))
    rows.append([compose.cell(each, theme.CELL_STRONG) for each in total])
    columns = [Column("Del", 4), Column("Poäng", 1, numeric=True), Column("Max", 1, numeric=True)]
    return compose.table(columns, rows, is_dense=is_dense)


def parts_figure(compose: Composer, score: Score) -> list[Flowable]:
    """Return the parts as a chart and its table."""
    return compose.figure(
        "Poäng per del",
        parts_chart(score, compose.palette, theme.COLUMN),
        f"Stapeldiagram. {parts_in_words(score)}",
        parts_table(compose, score),
    )


def _with_depth(parts: Iterable[PartScore], depth: int = 0) -> Iterable[tuple[PartScore, int]]:
    for part in parts:
        yield part, depth
        yield from _with_depth(part.parts, depth + 1)


def years_figure(compose: Composer, series: Series, *, explained: bool) -> list[Flowable]:
    """Return the years with their breaks as a chart and its table; nothing of a single year."""
    if len(series.years) < 2:
        return []
    figure = compose.figure(
        "Index per år",
        series_chart(series, compose.palette, theme.COLUMN, 130 if explained else 160),
        _told(series),
        _year_table(compose, series),
    )
    if not explained:
        figure += [compose.line(why, theme.NOTE) for why in map(_break_reason, series.breaks)]
    return figure


def _told(series: Series) -> str:
    """Say which way the index goes between the breaks; the table beside says every value."""
    said = ["Linjediagram över indexet per år."]
    links = ["", *(f"{each.what}, ej jämförbar med åren före. " for each in series.breaks)]
    said += [f"{link}{_way(run)}" for link, run in zip(links, series.runs, strict=True)]
    return " ".join([*said, "Alla värden står i tabellen efter diagrammet."])


def _way(run: Sequence[YearResult]) -> str:
    first, last = (f"{index_words(each.score.index)} år {each.year}" for each in (run[0], run[-1]))
    if len(run) == 1:
        return f"Indexet är {first}."
    return f"Indexet går från {first} till {last}."


def _break_reasons(compose: Composer, survey: SurveyReport) -> list[Flowable]:
    """Say once why years cannot be compared, where several units have the same break."""
    found = [_break_reason(each) for unit in survey.units for each in unit.series.breaks]
    return [compose.line(why, theme.NOTE) for why in dict.fromkeys(found)]


def _break_reason(each: Break) -> str:
    why = each.reason or "Versionerna är inte jämförbara."
    return f"{each.what} {each.before_year}, ej jämförbar med {each.after_year}. {why}"


def _year_table(compose: Composer, series: Series) -> DataTable:
    shown = series.years[-_MOST_YEARS:]
    changes = [_change(series, result) for result in shown]
    lines = [
        ("Version", [result.score.instrument.version for result in shown]),
        ("Index", [index_words(result.score.index) for result in shown]),
        ("Förändring", changes),
    ]
    rows = [[compose.cell(name), *map(compose.cell, words)] for name, words in lines]
    columns = [Column("År", 1.6)]
    columns += [Column(str(result.year), 1, numeric=True) for result in shown]
    return compose.table(columns, rows)


def _change(series: Series, result: YearResult) -> str:
    """Write the change since the last comparable year, nothing across a break."""
    before = [
        each.score.index
        for each in series.run_of(result.year)
        if each.year < result.year and each.score.index is not None
    ]
    if not before or result.score.index is None:
        return ""
    return format_signed(shown_change(result.score.index, before[-1]))


def gains_section(
    compose: Composer,
    unit: UnitSurvey,
    year: int,
    most: int,
    level: int = 4,
    *,
    is_dense: bool = False,
) -> list[Flowable]:
    """Return the questions that would raise the index most, under a heading of its own."""
    found = unit.gains[:most]
    if not found or unit.score.index is None:
        return []
    rows = [
        [
            compose.cell(each.question.short),
            compose.cell(each.part_title, theme.CELL_MUTED),
            compose.cell(format_points(each.points)),
            compose.cell(format_points(each.max)),
            compose.cell(format_signed(each.index_gain)),
        ]
        for each in found
    ]
    columns = [
        Column("Fråga", 4.4),
        Column("Del", 2.6),
        Column("Nu", 0.8, numeric=True),
        Column("Möjligt", 1.1, numeric=True),
        Column("Index", 1, numeric=True),
    ]
    intro = (
        f"Frågorna som skulle höja indexet mest från {year} års nivå, "
        "var och en räknad för sig med full poäng."
    )
    intro = " ".join(filter(None, [intro, left_out_words(unit.score)]))
    title = compose.heading(level, "Vad ger mest?", outlined=level < _UNLISTED)
    head = [title, compose.line(intro, theme.NOTE)]
    return compose.headed(head, [compose.table(columns, rows, is_dense=is_dense)])
