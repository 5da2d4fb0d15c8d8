"""The chapters of a document: in which order they stand, which are left out, which are done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from andts_desktop.domain.follow_up import ProseSection


@dataclass(frozen=True, slots=True)
class PaperSection:
    """A chapter that a kind of document can have.

    `key` is never changed. `prose` is what is written about the whole chapter beside its
    generated figures, None where nothing can be written.
    """

    key: str
    title: str
    prose: ProseSection | None = None
    is_optional: bool = True


@dataclass(frozen=True, slots=True)
class SectionChoice:
    """A chapter's place in the order of choices, and whether it is printed."""

    key: str
    is_shown: bool = True


def arranged(
    sections: Sequence[PaperSection], choices: Iterable[SectionChoice]
) -> tuple[tuple[PaperSection, bool], ...]:
    """Return every chapter in the chosen order, with whether it is printed.

    Chapters that no choice names keep their place after the one before them, and are printed;
    choices of chapters that are no more are passed over. What is not optional is printed.
    """
    by_key = {section.key: section for section in sections}
    kept = [choice for choice in choices if choice.key in by_key]
    shown = {choice.key: choice.is_shown for choice in kept}
    order = list(dict.fromkeys(choice.key for choice in kept))
    for number, section in enumerate(sections):
        if section.key not in shown:
            before = sections[number - 1].key if number else None
            order.insert(order.index(before) + 1 if before else 0, section.key)
    made = (by_key[key] for key in order)
    return tuple((each, not each.is_optional or shown.get(each.key, True)) for each in made)


def shown_sections(
    sections: Sequence[PaperSection], choices: Iterable[SectionChoice]
) -> tuple[PaperSection, ...]:
    """Return the chapters that are printed, in the chosen order."""
    return tuple(section for section, is_shown in arranged(sections, choices) if is_shown)
