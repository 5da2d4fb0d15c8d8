"""What has changed in a plan between two of its versions, as PDF."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, NextPageTemplate, PageTemplate

from andts_desktop.domain.brand import PLAIN, Brand
from andts_desktop.domain.plan_diff import ChangeKind, PlanDiff
from andts_desktop.domain.plan_papers import PlanChanges
from andts_desktop.domain.plan_versions import PlanVersion
from andts_desktop.domain.swedish import format_date, plural
from andts_desktop.domain.word_marks import Word, WordMark
from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.cover import Cover, head
from andts_desktop.reports.page import (
    DocumentInfo,
    PdfFile,
    Progress,
    inner_frame,
)
from andts_desktop.reports.paper import Paper
from andts_desktop.reports.plan_change_list import chapter_changes, details_changes, goal_changes
from andts_desktop.reports.plan_wording import date_words, span_words
from andts_desktop.reports.print_pdf import print_pdf
from andts_desktop.reports.tables import Column, DataTable
from andts_desktop.reports.text import UserText
from andts_desktop.reports.wording import capital, joined, shortened

_BLOCK_HEIGHT = 250.0
_LONGEST_VERSION = 40
_WORDS = {
    ChangeKind.ADDED: ("tillagd", "tillagda"),
    ChangeKind.REMOVED: ("borttagen", "borttagna"),
    ChangeKind.MOVED: ("flyttad", "flyttade"),
    ChangeKind.REWORDED: ("omformulerad", "omformulerade"),
    ChangeKind.RENUMBERED: ("omnumrerad", "omnumrerade"),
}
_EXAMPLE = (
    Word("Så läser du: ", WordMark.SAME),
    Word("tillagda ord", WordMark.ADDED),
    Word(" är feta och understrukna, ", WordMark.SAME),
    Word("borttagna ord", WordMark.REMOVED),
    Word(" är överstrukna. Det som inte nämns är oförändrat.", WordMark.SAME),
)


def plan_changes_paper(value: PlanChanges, brand: Brand = PLAIN) -> Paper:
    """Set the changes between two versions; the same values give the same document."""
    compose = Composer.begin(brand)
    return Paper(
        info=_info(compose.user, value),
        story=_story(compose, value),
        warnings=compose.user.warnings,
        fronts=[PageTemplate("front", [inner_frame()])],
    )


def build_plan_changes(value: PlanChanges, progress: Progress | None = None) -> PdfFile:
    """Print the changes between two versions; `progress` is told percent done, 0–100.

    The same values give the same bytes.
    """
    return print_pdf(plan_changes_paper(value), progress)


def changes_chapter(compose: Composer, value: PlanChanges) -> list[Flowable]:
    """Return the changes as the last chapter of the plan itself."""
    old = value.old_version
    decided = date_words(old.decided_on)
    by = f" av {old.decided_by}" if old.decided_by else ""
    stated = f"{capital(_version_name(old))} beslutades {decided}{by}." if decided else ""
    title = compose.heading(2, f"Ändrat sedan {_version_name(old)}")
    summary = " ".join(filter(None, [stated, _summary(value)]))
    example = compose.set_markup(compose.user.marked(_EXAMPLE), theme.NOTE)
    return [
        *compose.headed([title], [compose.line(summary), example]),
        *goal_changes(compose, value.diff, 3),
        *chapter_changes(compose, value.diff, 3),
        *details_changes(compose, value.diff, 3),
    ]


def _info(user_text: UserText, value: PlanChanges) -> DocumentInfo:
    details = value.plan.details
    plain = user_text.plain
    draft = "" if value.head.is_final else "UTKAST"
    foot = (details.municipality, details.short_title or details.title, _name(value), draft)
    return DocumentInfo(
        title=plain(f"{_name(value)} – {details.title}"),
        author=plain(details.municipality) or "ANDTS Desktop",
        subject=plain(f"Skillnader mellan två versioner av {details.title}"),
        footer=plain(" · ".join(filter(None, foot))),
    )


def _story(compose: Composer, value: PlanChanges) -> list[Flowable]:
    diff = value.diff
    made = f"Framställt ur planens uppgifter så som de såg ut {format_date(value.head.as_of)}."
    story = [
        NextPageTemplate("inner"),
        *head(compose, _head(value), _BLOCK_HEIGHT),
        _versions(compose, value),
        compose.line(_summary(value), theme.LEAD),
        compose.line(made, theme.NOTE),
    ]
    if not diff.is_empty:
        story.append(compose.set_markup(compose.user.marked(_EXAMPLE), theme.NOTE))
    story += goal_changes(compose, diff)
    story += chapter_changes(compose, diff)
    story += details_changes(compose, diff)
    return story


def _head(value: PlanChanges) -> Cover:
    details = value.plan.details
    return Cover(
        title=_name(value),
        subtitle=details.title,
        owner=details.municipality,
        stamp="" if value.head.is_final else "UTKAST",
        as_of=f"Läget per {format_date(value.head.as_of)}",
    )


def _name(value: PlanChanges) -> str:
    if value.is_next:
        return "Ändrat sedan förra versionen"
    old = _version_name(value.old_version)
    if value.new_version is None:
        return f"Ändrat sedan {old}"
    return f"Ändrat mellan {old} och {_version_name(value.new_version)}"


def _version_name(version: PlanVersion) -> str:
    name = shortened(version.name, _LONGEST_VERSION)
    return name if name.casefold().startswith("version") else f"version\u00a0{name}"


def _versions(compose: Composer, value: PlanChanges) -> DataTable:
    old, new = _version_facts(value.old_version), _version_facts(value.new_version)
    facts = zip(old, new, strict=True)
    rows = [
        [compose.cell(name), compose.cell(before or "–"), compose.cell(after or "–")]
        for (name, before), (_, after) in facts
        if before or after
    ]
    names = ("Förra versionen", "Den här versionen") if value.is_next else ("Före", "Efter")
    columns = [Column("Uppgift", 1), *(Column(name, 2) for name in names)]
    return compose.table(columns, rows)


def _version_facts(version: PlanVersion | None) -> list[tuple[str, str]]:
    if version is None:
        version = PlanVersion("arbetsversion, inte beslutad")
    return [
        ("Version", version.name),
        ("Beslutad", date_words(version.decided_on)),
        ("Beslutad av", version.decided_by),
        ("Diarienummer", version.case_number),
        ("Gäller", span_words(version.valid_from, version.valid_to)),
    ]


def _summary(value: PlanChanges) -> str:
    if value.diff.is_empty:
        return "Ingenting skiljer de två versionerna åt."
    return " ".join(filter(None, [_counted(value), _around(value.diff)]))


def _counted(value: PlanChanges) -> str:
    names = joined(list(dict.fromkeys(level.plural for level in value.plan.levels)))
    counted = {kind: value.diff.count(kind) for kind in ChangeKind}
    if not counted[ChangeKind.RENUMBERED]:
        del counted[ChangeKind.RENUMBERED]
    counts = [plural(count, *_WORDS[kind]) for kind, count in counted.items()]
    if not value.diff.nodes:
        return f"{capital(names)} är oförändrade." if names else ""
    return f"{capital(names)}: {joined(counts)}."


def _around(diff: PlanDiff) -> str:
    said: Sequence[str] = [
        plural(len(diff.chapters), "kapitel", "kapitel") if diff.chapters else "",
        "titelsidan" if diff.details else "",
    ]
    found = [each for each in said if each]
    if not found:
        return ""
    number = len(diff.chapters) + bool(diff.details)
    verb = "ändrade" if number > 1 else "ändrat" if diff.chapters else "ändrad"
    start = "Dessutom" if diff.nodes else "Däremot"
    return f"{start} är {joined(found)} {verb}."
