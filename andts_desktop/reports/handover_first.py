"""What the job is, how its year goes, and what to do first: a handover's words for a beginner."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from andts_desktop.domain.handover import Handover, late_nodes, leads, missing_figures
from andts_desktop.domain.swedish import plural
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.tables import Column
from andts_desktop.reports.wording import goals_of, joined

_TASK = (
    "Samordnaren håller ihop kommunens arbete mot alkohol, narkotika, dopning, tobak och spel om "
    "pengar. Du skriver och vårdar planen, får nämnder och förvaltningar att arbeta efter den, "
    "följer upp vad som blir gjort och berättar en gång om året för politikerna hur det har gått. "
    "Besluten och genomförandet är deras. Överblicken är din."
)
_AFTER_SURVEY = (
    "Klarmarkera svaren, ge varje enhet sin återkoppling och håll ett analysmöte med cheferna: "
    "vad ska utvecklas? Kopiera filen för året."
)
_YEAR_INTRO = (
    "Så brukar ett år se ut. Planens egna datum, möten och sista dagar står i dokumentet Årshjul, "
    "som görs på sidan Rapporter."
)


def task(compose: Composer, value: Handover) -> list[Flowable]:
    """Return what a coordinator does, and the year in words."""
    columns = [Column("När", 24), Column("Vad som ska göras", 76)]
    rows = [[compose.cell(when), compose.cell(what)] for when, what in _year(value)]
    year = compose.headed(
        [compose.heading(3, "Året i korthet"), compose.line(_YEAR_INTRO)],
        [compose.table(columns, rows)],
    )
    return [compose.line(_TASK), *year]


def _year(value: Handover) -> Iterator[tuple[str, str]]:
    """Yield the months in words; they are those of the year wheel."""
    body = value.head.decided_by or "den nämnd som beslutar"
    yield "Januari", f"Skriv den årliga uppföljningen av året som gick och lämna den till {body}."
    yield (
        "Februari, april, juni, september",
        "Håll möte med processgruppen: vad är gjort, vad är sent och vad behöver någon besluta?",
    )
    yield "April", "För in utfall för indikatorerna när källorna har kommit. Bedöm målen."
    if value.rounds:
        yield "Oktober", "Se över frågorna och vilka som ska svara. Starta årets enkätomgång."
        yield "November", "Enheterna svarar på enkäten. Påminn dem som dröjer."
        yield "December", _AFTER_SURVEY
    else:
        yield "December", "Gå igenom vad som återstår av årets arbete. Kopiera filen för året."


def first_weeks(compose: Composer, value: Handover) -> list[Flowable]:
    """Return what to do first, as lists to tick off."""
    made: list[Flowable] = []
    for name, items in (
        ("Första veckan", list(_first_week(value))),
        ("Första månaden", list(_first_month(value))),
        ("Första halvåret", list(_first_half(value))),
    ):
        made += compose.headed([compose.heading(3, name)], compose.bullets(items))
    return made


def _first_week(value: Handover) -> Iterator[str]:
    yield f"Öppna ”{value.file}” och kontrollera att du kan skriva i den."
    yield "Ta reda på hur mappen som filen ligger i säkerhetskopieras."
    yield "Läs planen och den senaste årliga uppföljningen."
    yield "Läs vad din företrädare har skrivit om det som pågår, och ring om något är oklart."


def _first_month(value: Handover) -> Iterator[str]:
    untold = [each.name for each in leads(value) if each.untold]
    yield "Hälsa på de ansvariga. Fråga vad de behöver från dig, och vad som inte fungerar."
    if untold:
        names = joined(untold) if len(untold) <= 4 else f"{', '.join(untold[:3])} med flera"
        yield f"Be om en lägesrapport från dem som inte har lämnat någon i år: {names}."
    late = len(late_nodes(value))
    if late:
        what = plural(late, "sak", "saker")
        yield f"Gå igenom {what} som har gått över sin tid. Sätt ett nytt datum eller avsluta."
    waiting = [each for each in value.rounds if each.waiting and each.year == value.head.year]
    for each in waiting:
        units = plural(len(each.waiting), "enhet är inte klar", "enheter är inte klara")
        yield f"Få in svaren på {each.instrument.short_title} {each.year}: {units}."
    yield "Kontrollera att enheternas namn och e-postadresser stämmer."


def _first_half(value: Handover) -> Iterator[str]:
    missing = len(missing_figures(value))
    if missing:
        yield f"Hitta en källa till {plural(missing, 'siffra', 'siffror')} som saknas."
    if goals_of(value.plan):
        yield "Bedöm varje mål en gång på egen hand, innan du läser förra årets bedömning."
    last = value.plan.details.period_to
    if last is not None:
        yield (
            f"Planera för nästa plan. Den här gäller till och med {last}, och att ta fram en ny "
            "tar minst ett år."
        )
    yield "Skriv ner dina egna råd under Överlämning på sidan Rapporter, så länge du minns."
