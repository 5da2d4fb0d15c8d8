"""The handover to a new coordinator: the task, the file, the plan, the state, the people."""

from reportlab.platypus import CondPageBreak, Flowable, FrameBreak, NextPageTemplate, PageTemplate

from andts_desktop.domain.brand import PLAIN, Brand
from andts_desktop.domain.follow_up import ProseSection
from andts_desktop.domain.handover import Handover
from andts_desktop.domain.swedish import format_date
from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.cover import Cover, head, owner_name
from andts_desktop.reports.flowables import full_height
from andts_desktop.reports.handover_first import first_weeks, task
from andts_desktop.reports.handover_known import edition_table, plan_section, surveys, unit_table
from andts_desktop.reports.handover_state import state_sections
from andts_desktop.reports.page import Contents, DocumentInfo, inner_frame
from andts_desktop.reports.paper import Paper

_BLOCK_HEIGHT = 250.0
_ROOM = 150.0
_UNWRITTEN = "Här har ingen skrivit något ännu. Fråga din företrädare."
_ONE_FILE = (
    "Allt ligger i en enda fil: planen, uppföljningen, enkäterna, enheterna och historiken över "
    "vad som har lämnats ut. Den öppnas i programmet ANDTS Desktop. Allt som skrivs sparas "
    "direkt, så det finns ingen knapp för att spara."
)
_COPIES = (
    "Programmet gör inga egna säkerhetskopior. Stäng filen och kopiera den när något större ska "
    "ändras, och se till att mappen den ligger i säkerhetskopieras av kommunens it-avdelning. "
    "När en nyare version av programmet behöver göra om filen läggs en kopia bredvid den först."
)


def handover_paper(value: Handover, brand: Brand = PLAIN) -> Paper:
    """Set the handover; the same values give the same document."""
    compose = Composer.begin(brand)
    return Paper(
        info=_info(compose, value),
        story=_story(compose, value),
        warnings=compose.user.warnings,
        fronts=[PageTemplate("cover", [inner_frame()])],
    )


def _info(compose: Composer, value: Handover) -> DocumentInfo:
    stated, plain = value.head, compose.user.plain
    owner = owner_name(compose, stated.municipality)
    return DocumentInfo(
        title=plain(f"Överlämning av ANDTS-arbetet {stated.as_of.year}"),
        author=plain(owner) or "ANDTS Desktop",
        subject=plain(" ".join(filter(None, [stated.plan_title, stated.period]))),
        footer=plain(" · ".join(filter(None, [owner, "Överlämning"]))),
    )


def _story(compose: Composer, value: Handover) -> list[Flowable]:
    chapters: list[tuple[str, list[Flowable]]] = [
        ("Uppdraget och året", task(compose, value)),
        ("Filen", [compose.line(words) for words in _file_words(value)]),
        ("Planen i korthet", plan_section(compose, value)),
        ("Det som pågår", _written(compose, value, ProseSection.HANDOVER_NOW)),
        ("Läget i dag", state_sections(compose, value)),
        ("Enkäterna", surveys(compose, value)),
        ("Personer och överenskommelser", _people(compose, value)),
        ("Det som har lämnats ut", edition_table(compose, value)),
        ("Råd från din företrädare", _written(compose, value, ProseSection.HANDOVER_ADVICE)),
    ]
    story: list[Flowable] = [NextPageTemplate("inner"), *_front(compose, value), FrameBreak()]
    for name, body in chapters:
        story += [CondPageBreak(_ROOM), *compose.headed([compose.heading(2, name)], body)]
    # On one page, to tick off.
    title = compose.heading(2, "De första veckorna")
    last = compose.headed([title], first_weeks(compose, value))
    height = sum(full_height(each, theme.COLUMN) for each in last)
    return [*story, CondPageBreak(min(height, theme.FRAME_HEIGHT - 1)), *last]


def _file_words(value: Handover) -> tuple[str, ...]:
    return (f"Filen heter ”{value.file}”. {_ONE_FILE}", _COPIES)


def _front(compose: Composer, value: Handover) -> list[Flowable]:
    stated = value.head
    plan = stated.plan_title
    if stated.period and stated.period not in plan:
        plan = f"{plan} {stated.period}"
    what = Cover(
        title="Överlämning",
        subtitle="till den som tar över ANDTS-arbetet",
        owner=stated.municipality,
        facts=(("Plan", plan), ("Fil", value.file), ("Läget per", format_date(stated.as_of))),
    )
    contents = compose.heading(2, "Innehåll", outlined=False)
    return [*head(compose, what, _BLOCK_HEIGHT), contents, Contents()]


def _written(compose: Composer, value: Handover, section: ProseSection) -> list[Flowable]:
    made = compose.prose(value.follow_up.prose_text(section))
    return made or [compose.line(_UNWRITTEN, theme.NOTE)]


def _people(compose: Composer, value: Handover) -> list[Flowable]:
    written = _written(compose, value, ProseSection.HANDOVER_PEOPLE)
    title = compose.heading(3, "Enheter och adresser")
    return [*written, *compose.headed([title], unit_table(compose, value))]
