"""The sources of the plans that come with the program, and templates as text to hold to them."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from andts_desktop.domain.markup import plain
from andts_desktop.domain.plan import LevelRole, ResponsibilityRole
from andts_desktop.domain.plan_template import IndicatorDraft, NodeDraft, PlanTemplate

SHARED = Path(__file__).resolve().parents[3] / "shared"
SEEDS = SHARED / "seeds"
SEED_OF = {
    "stockholm-2023-2026": "000",
    "vasteras-2022-2025": "001",
    "vaxjo-2022-2027": "002",
    "kronoberg-2022-2026": "003",
    "nacka-2014-2016": "004",
}


def seed(template_id: str) -> str:
    (path,) = SEEDS.glob(f"{SEED_OF[template_id]}_*.txt")
    return path.read_text(encoding="utf-8")


def bare(text: str) -> str:
    """Return letters and figures only, so that layout and hyphens at line ends do not count."""
    unmarked = re.sub(r"</?p>", "", unicodedata.normalize("NFC", text))
    return re.sub(r"[\W_]", "", unmarked).casefold()


def of_level(template: PlanTemplate, role: LevelRole) -> list[NodeDraft]:
    keys = {level.key for level in template.levels if level.role is role}
    return [node for node in template.walk() if node.level_key in keys]


def named(of: NodeDraft | IndicatorDraft, *roles: ResponsibilityRole) -> list[str]:
    return [each.unit_name for each in of.responsibilities if each.role in roles]


def lead(of: NodeDraft | IndicatorDraft) -> str:
    (name,) = named(of, ResponsibilityRole.LEAD)
    return name


def followed_up(template: PlanTemplate) -> Iterator[str]:
    for year in template.follow_up:
        yield from (each.comment for each in year.status)
        yield from (each.text for each in year.outcomes)
        yield from (each.text for each in year.prose)


def passages(template: PlanTemplate) -> Iterator[str]:
    """Yield everything that the template says, each piece as it should stand in the source."""
    for chapter in template.chapters:
        yield from (chapter.title, *chapter.text.split("\n"))
    for node in template.walk():
        yield from (node.title, node.number, *node.text.split("\n"))
        for indicator in node.indicators:
            yield from (*indicator.text.split("\n"), *indicator.target.split("; "))
    yield from followed_up(template)


def whole_text(template: PlanTemplate) -> str:
    """Return the template as one bare text in reading order."""
    headed = [level for level in template.levels if level.role is not LevelRole.ACTIVITY]
    words = {level.key: level.singular for level in headed}
    said = [part for chapter in template.chapters for part in (chapter.title, plain(chapter.text))]
    for node in template.walk():
        said += [words.get(node.level_key, ""), node.number, node.title, plain(node.text)]
        said += [indicator.text for indicator in node.indicators]
        said += [each.unit_name for each in node.responsibilities]
    return bare("".join([*said, *followed_up(template)]))


def blocks(text: str) -> list[str]:
    """Return the paragraphs, bullets and table cells of a source."""
    parts = re.split(r"\n\s*\n|\n(?=[-|])|\||\t|</?p>", text)
    return [" ".join(part.split()) for part in parts if bare(part)]


def left_out(template: PlanTemplate, text: str) -> list[str]:
    """Return what the source says and the template does not, each once."""
    said = whole_text(template)
    missing = [each for each in blocks(text) if bare(each.removesuffix(" och")) not in said]
    return list(dict.fromkeys(missing))
