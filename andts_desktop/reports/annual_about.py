"""The closing page: how the figures are counted, and what the signs mean."""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable

from andts_desktop.domain.annual_report import AnnualReport
from andts_desktop.domain.follow_up import ASSESSMENT_NAMES, GoalAssessment, StatusKind
from andts_desktop.domain.plan import Plan
from andts_desktop.domain.swedish import format_date
from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.cover import facts
from andts_desktop.reports.plan_wording import date_words
from andts_desktop.reports.room import whole_height
from andts_desktop.reports.tables import Cell, Column, Line
from andts_desktop.reports.wording import goals_of, indicators_of, state_word, status_level

_STATUS_MEANINGS = {
    (True, False): "räknas som genomförd",
    (False, True): "räknas som avvikelse, med orsak",
    (True, True): "räknas som genomförd och som avvikelse",
    (False, False): "räknas varken som genomförd eller avvikelse",
}
_ASSESSMENT_MEANINGS = {
    GoalAssessment.REACHED: "målet eller målvärdet är nått",
    GoalAssessment.PARTLY: "målet eller målvärdet är delvis nått",
    GoalAssessment.NOT_REACHED: "målet eller målvärdet är inte nått",
    GoalAssessment.UNKNOWN: "underlaget räcker inte för en bedömning",
}


def about(compose: Composer, report: AnnualReport) -> list[Flowable]:
    """Return the closing chapter."""
    story = compose.headed(
        [compose.heading(2, "Om rapporten")],
        [facts(compose, _rows(report), theme.COLUMN, padding=3), *_counting(compose, report)],
    )
    return [*story, *signs(compose, report.plan, report.follow_up.scale)]


def _rows(report: AnnualReport) -> list[tuple[str, str]]:
    details, head = report.plan.details, report.head
    decided = ", ".join(filter(None, [details.decided_by, date_words(details.decided_on)]))
    version = ", ".join(filter(None, [details.version, date_words(details.version_date)]))
    rows = [
        ("Plan", head.plan_title),
        ("Period", head.period),
        ("Planens version", version),
        ("Planen beslutad", decided),
        ("Källa", details.source),
        ("Rapportens version", f"{head.stamp.version}, {state_word(head)}".strip(", ")),
        ("Läget per", format_date(head.as_of)),
    ]
    return [(name, value) for name, value in rows if value]


def _counting(compose: Composer, report: AnnualReport) -> list[Flowable]:
    level = status_level(report.plan)
    items = []
    if level:
        items.append(
            f"Status är den senaste statusrapporten under {report.head.year}. "
            "Det som saknar rapport räknas inte som genomfört."
        )
    items.append(
        "Att något är genomfört och att ett mål är nått är två olika saker. "
        "De redovisas var för sig."
    )
    items += empty_and_hidden(report.plan)
    if report.survey is not None:
        items.append(
            "Index räknas på oavrundade poäng och avrundas till en decimal först när det visas. "
            "År med olika versioner av enkäten jämförs inte med varandra."
        )
        if report.survey.comparison:
            items.append("Medelvärdet är ovägt: varje enhet räknas lika.")
    return compose.headed([compose.heading(3, "Så är det räknat")], compose.bullets(items))


def empty_and_hidden(plan: Plan) -> list[str]:
    """Say what stands where a figure does not, of a plan that has any."""
    if not indicators_of(plan):
        return []
    return [
        "En tom ruta betyder att inget värde är inlagt.",
        "I siffertabeller betyder –\u00a0bortfall, .\u00a0ej tillämplig och ..\u00a0sekretess.",
    ]


def signs(compose: Composer, plan: Plan, scale: Sequence[StatusKind]) -> list[Flowable]:
    """Return the section that says what every sign means, whole on a page.

    Nothing of a plan without activities and goals, which uses none.
    """
    rows = _sign_rows(compose, plan, scale)
    if not rows:
        return []
    columns = [Column("Tecken", 1), Column("Betydelse", 2)]
    section = [compose.heading(3, "Tecken"), compose.table(columns, rows, is_dense=True)]
    return [CondPageBreak(whole_height(section)), *section]


def _sign_rows(compose: Composer, plan: Plan, scale: Sequence[StatusKind]) -> list[Sequence[Cell]]:
    rows: list[Sequence[Cell]] = [
        [
            [Line(compose.sign(kind.symbol, kind.name))],
            compose.cell(_STATUS_MEANINGS[kind.is_done, kind.is_deviation]),
        ]
        for kind in scale
        if plan.with_status()
    ]
    rows += [
        [[Line(compose.sign(symbol, name))], compose.cell(_ASSESSMENT_MEANINGS[mark])]
        for mark, (symbol, name) in ASSESSMENT_NAMES.items()
        if goals_of(plan)
    ]
    return rows
