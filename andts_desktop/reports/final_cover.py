"""The cover of the final report, and its closing chapter on how the figures are counted."""

from reportlab.platypus import Flowable

from andts_desktop.domain.final_report import FinalReport
from andts_desktop.domain.follow_up import GoalAssessment
from andts_desktop.domain.swedish import format_date, format_decimal
from andts_desktop.domain.units import UNIT_KIND_NAMES
from andts_desktop.reports import theme
from andts_desktop.reports.annual_about import empty_and_hidden, signs
from andts_desktop.reports.annual_cover import plan_words
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.cover import Cover, cover, facts
from andts_desktop.reports.final_summary import done_of, reached_of
from andts_desktop.reports.plan_wording import date_words
from andts_desktop.reports.wording import Outcomes, indicators_of, state_word


def final_cover(compose: Composer, report: FinalReport) -> list[Flowable]:
    """Return the cover page."""
    head = report.head
    version = ", ".join(filter(None, [head.stamp.version, state_word(head)]))
    rows = [
        ("Diarienummer", head.case_number),
        ("Version", version),
        ("Läget per", format_date(head.as_of)),
        ("Beslutas av", head.decided_by),
    ]
    return cover(
        compose,
        Cover(
            title=f"Slutrapport {report.span}",
            subtitle=plan_words(head),
            owner=head.municipality,
            board=head.decided_by,
            stamp="" if head.stamp.is_final else "UTKAST",
            facts=[(name, value) for name, value in rows if value],
            figures=final_figures(report),
        ),
    )


def final_figures(report: FinalReport) -> list[tuple[str, str]]:
    """Choose at most three figures that the report has, each with what it counts."""
    figures = []
    done, total = done_of(report)
    if total and report.told_years:
        level = report.every_activity()[0].node.level
        figures.append((f"{done} av {total}", f"{level.plural} genomförda"))
    reached, assessed = reached_of(report)
    if assessed:
        level = report.goals()[0].level
        several = f"bedömda {level.plural} nådda {report.head.year}"
        figures.append((f"{reached} av {assessed}", several))
    marks = Outcomes(report).judgements(report.plan)
    if marks:
        count = marks.count(GoalAssessment.REACHED)
        figures.append((f"{count} av {len(marks)}", "bedömda indikatorer når målet"))
    figures += _survey_figures(report)
    return (figures or _size_figures(report))[:3]


def _survey_figures(report: FinalReport) -> list[tuple[str, str]]:
    found = []
    for survey in report.surveys:
        mean = survey.table.spreads[-1].mean if survey.table.spreads else None
        if mean is not None:
            example = " (exempelfrågor)" if survey.instrument.is_example else ""
            kind = UNIT_KIND_NAMES[survey.table.kind][1]
            words = f"{survey.instrument.short_title}, medelvärde för {kind}{example}"
            found.append((format_decimal(mean), words))
    return found


def _size_figures(report: FinalReport) -> list[tuple[str, str]]:
    goals, indicators = report.goals(), indicators_of(report.plan)
    figures = [(str(len(goals)), goals[0].level.plural)] if goals else []
    return [*figures, (str(len(indicators)), "indikatorer")] if indicators else figures


def final_about(compose: Composer, report: FinalReport) -> list[Flowable]:
    """Return the closing chapter."""
    details, head = report.plan.details, report.head
    rows = [
        ("Plan", head.plan_title),
        ("Period", head.period),
        ("Redovisade år", report.span),
        (
            "Planen beslutad",
            ", ".join(filter(None, [details.decided_by, date_words(details.decided_on)])),
        ),
        ("Källa", details.source),
        ("Rapportens version", f"{head.stamp.version}, {state_word(head)}".strip(", ")),
        ("Läget per", format_date(head.as_of)),
    ]
    shown = [(name, value) for name, value in rows if value]
    story = compose.headed(
        [compose.heading(2, "Om rapporten")],
        [facts(compose, shown, theme.COLUMN, padding=3), *_counting(compose, report)],
    )
    return [*story, *signs(compose, report.plan, report.follow_up.scale)]


def _counting(compose: Composer, report: FinalReport) -> list[Flowable]:
    items = []
    if report.every_activity():
        items += [
            "Varje års status är årets senaste rapport. En tom ruta betyder att ingen finns.",
            "Det som är genomfört räknas efter den senaste rapporten under hela perioden.",
        ]
    items.append(
        "Att något är genomfört och att ett mål är nått är två olika saker. "
        "De redovisas var för sig."
    )
    items.append("Varje år redovisas mot den plan som gällde då.")
    items += empty_and_hidden(report.plan)
    if report.surveys:
        items.append(
            "År med olika versioner av enkäten jämförs inte med varandra: mellan dem dras ingen "
            "linje. Medelvärdet är ovägt: varje enhet räknas lika."
        )
    return compose.headed([compose.heading(3, "Så är det räknat")], compose.bullets(items))
