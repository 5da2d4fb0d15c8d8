"""The short version as PDF: vision, goals and focus areas, on pages to hand out."""

from collections.abc import Sequence

from reportlab.platypus import NextPageTemplate, PageTemplate

from andts_desktop.domain.annual_report import ShortVersion
from andts_desktop.domain.brand import PLAIN, Brand
from andts_desktop.domain.paper import PaperSize
from andts_desktop.domain.plan import LevelRole, Node
from andts_desktop.domain.swedish import plural
from andts_desktop.reports.booklet import impose
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.page import DocumentInfo, PdfFile, Progress, inner_frame
from andts_desktop.reports.paper import Paper
from andts_desktop.reports.print_pdf import print_pdf
from andts_desktop.reports.short_layout import ShortLayout
from andts_desktop.reports.short_look import BOOK, UPRIGHT
from andts_desktop.reports.text import UserText
from andts_desktop.reports.wording import capital, goals_of

_NUMBERS = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio")


def short_version_paper(
    short: ShortVersion, brand: Brand = PLAIN, size: PaperSize = PaperSize.A4
) -> Paper:
    """Set the short version; the same values give the same document.

    A booklet has two pages on each side of its sheets, in the order of a folded heap.
    """
    is_booklet = size is PaperSize.BOOKLET
    paper = BOOK if is_booklet else UPRIGHT
    sheet = paper.sheet
    compose = Composer.begin(brand, sheet)
    goals = goals_of(short.plan)
    title = _goals_title(goals) if goals else ""
    layout = ShortLayout(compose, short, _title(short), title, paper)
    front = PageTemplate("front", [inner_frame(sheet)], pagesize=(sheet.width, sheet.height))
    return Paper(
        info=_info(compose.user, short, is_booklet=is_booklet),
        story=[NextPageTemplate("inner"), *layout.story()],
        warnings=compose.user.warnings,
        fronts=[front],
        sheet=sheet,
        finish=impose if is_booklet else None,
        on_a_side=2 if is_booklet else 1,
    )


def short_version_pdf(short: ShortVersion, progress: Progress | None = None) -> PdfFile:
    """Print the short version; `progress` is told percent done, 0–100.

    The same values give the same bytes.
    """
    return print_pdf(short_version_paper(short), progress)


def _title(short: ShortVersion) -> str:
    details = short.plan.details
    return f"{details.short_title or short.head.plan_title} i\u00a0korthet"


def _info(user_text: UserText, short: ShortVersion, *, is_booklet: bool) -> DocumentInfo:
    head = short.head
    draft = "" if head.stamp.is_final else "UTKAST"
    plain = user_text.plain
    # A small page beside another has room for its number only.
    names = [draft] if is_booklet else [head.municipality, _title(short), draft]
    return DocumentInfo(
        title=plain(_title(short)),
        author=plain(head.municipality) or "ANDTS Desktop",
        subject=plain(f"Kortversion av {head.plan_title}"),
        footer=plain(" · ".join(filter(None, names))),
    )


def _goals_title(goals: Sequence[Node]) -> str:
    """Say how many goals and focus areas there are: "Sex mål, 24 insatsområden"."""
    number = len(goals)
    word = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    level = goals[0].level
    parts = [f"{word} {level.singular if number == 1 else level.plural}"]
    areas = [
        node for goal in goals for node in goal.walk() if node.level.role is LevelRole.FOCUS_AREA
    ]
    if areas:
        parts.append(plural(len(areas), areas[0].level.singular, areas[0].level.plural))
    return capital(", ".join(parts))
