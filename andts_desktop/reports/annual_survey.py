"""The survey chapter: index, parts, arithmetic, years with their breaks, and what gives most."""

from collections.abc import Iterable

from reportlab.platypus import CondPageBreak, Flowable

from andts_desktop.domain.annual_report import AnnualReport, SurveyReport, UnitSurvey
from andts_desktop.domain.comparison import Series, UnitComparison
from andts_desktop.domain.scoring import PartScore, Score
from andts_desktop.domain.survey import Instrument, NotApplicablePolicy
from andts_desktop.domain.swedish import format_decimal, format_points, format_signed, plural
from andts_desktop.reports import theme
from andts_desktop.reports.charts import parts_chart, series_chart, units_chart
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.flowables import Cell, Column, DataTable, Line
from andts_desktop.reports.wording import arithmetic, capital, index_words, joined, unit_plural

_TOP_GAINS = 5
_NOT_SCORED = "Enkäten räknar inga poäng, så här redovisas bara hur många frågor som är besvarade."
_SERIES_HEIGHT = 170.0
_ROOM_FOR_A_UNIT = 300.0


def survey_chapter(compose: Composer, report: AnnualReport) -> list[Flowable]:
    """Return the chapter; nothing where no survey was made."""
    survey = report.survey
    if survey is None:
        return []
    head = [compose.heading(2, survey.instrument.title)]
    intro = _intro(compose, survey)
    if not survey.units:
        nothing = f"Ingen enhet har svarat på enkäten {report.head.year}."
        return compose.headed(head, [*intro, compose.line(nothing)])
    story = compose.headed(head, intro)
    if survey.comparison:
        story += _comparison(compose, survey, survey.comparison)
    for number, unit in enumerate(survey.units):
        if number or survey.comparison:
            story.append(CondPageBreak(_ROOM_FOR_A_UNIT))
        story += _unit(compose, unit, report.head.year)
    return story


def _intro(compose: Composer, survey: SurveyReport) -> list[Flowable]:
    instrument = survey.instrument
    body: list[Flowable] = []
    if instrument.is_example:
        words = instrument.note or "Enkäten består av exempelfrågor."
        words = words if words.startswith("Exempelfrågor") else f"Exempelfrågor. {words}"
        body += compose.prose(words, theme.NOTE)
    elif instrument.note:
        body += compose.prose(instrument.note, theme.NOTE)
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


def _comparison(
    compose: Composer, survey: SurveyReport, comparison: UnitComparison
) -> list[Flowable]:
    rows: list[list[Cell]] = []
    for result in comparison.results:
        score = result.score
        tops = [format_points(part.points) for part in score.parts]
        words = [result.unit.name, *tops, format_points(score.points), index_words(score)]
        rows.append([compose.cell(each) for each in words])
    parts = survey.instrument.parts
    if comparison.mean is not None:
        label = f"Medelvärde, {plural(len(rows), 'enhet', 'enheter')}"
        words = [label, *[""] * (len(parts) + 1), format_decimal(comparison.mean)]
        rows.append([compose.cell(each, theme.CELL_STRONG) for each in words])
    rows += [
        [compose.cell(each) for each in [unit.name, *[""] * (len(parts) + 1), "–"]]
        for unit in comparison.missing
    ]
    columns = [
        Column("Enhet", 3),
        *(Column(compose.user.inline(part.title), 1.2, numeric=True) for part in parts),
        Column("Poäng", 0.9, numeric=True),
        Column("Index", 0.9, numeric=True),
    ]
    title = f"{capital(unit_plural(survey))} sida vid sida{_example(survey.instrument)}"
    drawing = units_chart(comparison, None, theme.PAPER, theme.COLUMN)
    told = [f"{r.unit.name} {index_words(r.score)}" for r in comparison.results]
    figure = compose.figure(
        "Index av 100 och medelvärde",
        drawing,
        f"Stapeldiagram. {', '.join(told)}.",
        compose.table(columns, rows),
    )
    story = compose.headed([compose.heading(3, title)], figure)
    if comparison.missing:
        story.append(compose.line("– betyder att enheten inte har svarat.", theme.NOTE))
    return story


def _example(instrument: Instrument) -> str:
    return " (exempelfrågor)" if instrument.is_example else ""


def _unit(compose: Composer, unit: UnitSurvey, year: int) -> list[Flowable]:
    score = unit.score
    title = unit.unit.name + _example(score.instrument)
    body: list[Flowable] = [compose.line(_answered(score), theme.BODY)]
    if score.instrument.scored:
        body += _parts(compose, score)
        body += _years(compose, unit.series)
    body += _gains(compose, unit, year)
    return compose.headed([compose.heading(3, title)], body)


def _answered(score: Score) -> str:
    words = [f"{score.answered} av {plural(score.question_count, 'fråga', 'frågor')} är besvarade"]
    if score.unknown:
        words.append(f"{score.unknown} med vet ej")
    if score.not_applicable:
        words.append(f"{score.not_applicable} ej tillämpliga")
    if score.unanswered:
        words.append(f"{score.unanswered} obesvarade")
    said = ", ".join(words) + "."
    if score.index is None:
        return f"{said} Enheten får inget index."
    return f"Index {index_words(score)}: {arithmetic(score)}. {said}"


def _parts(compose: Composer, score: Score) -> list[Flowable]:
    rows: list[list[Cell]] = []
    for part, depth in _with_depth(score.parts):
        style = theme.CELL if depth else theme.CELL_STRONG
        name = f"– {part.part.title}" if depth else part.part.title
        words = (name, format_points(part.points), format_points(part.max))
        rows.append([compose.cell(each, style) for each in words])
    total = ("Totalt", format_points(score.points), format_points(score.max))
    rows.append([compose.cell(each, theme.CELL_STRONG) for each in total])
    if score.index is not None:
        last = (f"Index: {arithmetic(score)}", "", index_words(score))
        rows.append([compose.cell(each, theme.CELL_STRONG) for each in last])
    columns = [Column("Del", 4), Column("Poäng", 1, numeric=True), Column("Max", 1, numeric=True)]
    told = [
        f"{part.part.title} {format_points(part.points)} av {format_points(part.max)}"
        for part in score.walk_parts()
        if not part.parts
    ]
    return compose.figure(
        "Poäng per del",
        parts_chart(score, theme.PAPER, theme.COLUMN),
        f"Stapeldiagram. {', '.join(told)} poäng.",
        compose.table(columns, rows),
    )


def _with_depth(parts: Iterable[PartScore], depth: int = 0) -> Iterable[tuple[PartScore, int]]:
    for part in parts:
        yield part, depth
        yield from _with_depth(part.parts, depth + 1)


def _years(compose: Composer, series: Series) -> list[Flowable]:
    if len(series.years) < 2:
        return []
    told = [
        ", ".join(f"{result.year}: {index_words(result.score)}" for result in run)
        for run in series.runs
    ]
    alternative = "Linjediagram. " + ". Ny version, ej jämförbar: ".join(told) + "."
    figure = compose.figure(
        "Över tid",
        series_chart(series, theme.PAPER, theme.COLUMN, _SERIES_HEIGHT),
        alternative,
        _year_table(compose, series),
    )
    for each in series.breaks:
        why = each.reason or "Versionerna är inte jämförbara."
        words = f"Ny version {each.before_year}, ej jämförbar med {each.after_year}. {why}"
        figure.append(compose.line(words, theme.NOTE))
    return figure


def _year_table(compose: Composer, series: Series) -> DataTable:
    rows: list[list[Cell]] = []
    for run in series.runs:
        earlier = None
        for result in run:
            index = result.score.index
            change = "" if earlier is None or index is None else format_signed(index - earlier)
            earlier = index if index is not None else earlier
            words = (str(result.year), result.score.instrument.title, index_words(result.score))
            rows.append([compose.cell(each) for each in (*words, change)])
    columns = [
        Column("År", 1),
        Column("Version", 4),
        Column("Index", 1, numeric=True),
        Column("Förändring", 1.6, numeric=True),
    ]
    return compose.table(columns, rows)


def _gains(compose: Composer, unit: UnitSurvey, year: int) -> list[Flowable]:
    found = unit.gains[:_TOP_GAINS]
    if not found or unit.score.index is None:
        return []
    rows = [
        [
            [
                Line(compose.user.inline(each.question.short)),
                Line(compose.user.inline(each.part_title), theme.CELL_MUTED),
            ],
            compose.cell(format_points(each.points)),
            compose.cell(format_points(each.max)),
            compose.cell(format_signed(each.index_gain)),
        ]
        for each in found
    ]
    columns = [
        Column("Fråga", 5),
        Column("Poäng nu", 1.3, numeric=True),
        Column("Möjligt", 1.2, numeric=True),
        Column("Index", 1, numeric=True),
    ]
    intro = (
        f"Frågorna som skulle höja indexet mest från {year} års nivå. "
        "Varje rad är räknad för sig, med full poäng på just den frågan."
    )
    head = [compose.heading(4, "Vad ger mest?", listed=False), compose.line(intro, theme.NOTE)]
    return compose.headed(head, [compose.table(columns, rows)])
