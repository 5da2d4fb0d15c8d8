"""What is done to a sheet beside taking its answers in: opened again, and marked as ready."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from andts_desktop.domain.collection import Decisions, Difference, Preview, SheetPreview
from andts_desktop.domain.ids import RoundId, UnitId
from andts_desktop.domain.receptions import unread_words

_LEAVES_OURS = (
    Difference.SAME,
    Difference.UNANSWERED,
    Difference.MISSING,
    Difference.KEPT,
)


def reopened(preview: Preview, place: int, reason: str) -> Preview:
    """Return the preview with a closed sheet to be opened again, in all files of its unit."""
    wanted = preview.sheets[place]
    where = (wanted.round_id, wanted.unit_id)

    def opened(each: SheetPreview) -> SheetPreview:
        if not each.is_closed or (each.round_id, each.unit_id) != where:
            return each
        return replace(each, refusal="", reopening=reason)

    return replace(preview, sheets=tuple(map(opened, preview.sheets)))


def with_ready(preview: Preview, place: int, *, on: bool) -> Preview:
    """Return the preview with a sheet to be marked as ready, or not."""
    sheets = list(preview.sheets)
    sheets[place] = replace(sheets[place], marks_ready=on)
    return replace(preview, sheets=tuple(sheets))


def why_not_ready(preview: Preview, place: int, decisions: Decisions) -> str:
    """Say in Swedish why ours cannot be marked as ready with this file; empty where it can."""
    wanted = preview.sheets[place]
    where = (wanted.round_id, wanted.unit_id)
    for number, each in enumerate(preview.sheets):
        if each.refusal or (each.round_id, each.unit_id) != where:
            continue
        if each.of(Difference.ODD):
            return "det finns svar som inte går att läsa"
        conflicts = each.of(Difference.CONFLICT)
        if any((number, found.question.id) not in decisions for found in conflicts):
            return "det finns svar att avgöra"
    if any(e.ours.is_prefilled and e.difference in _LEAVES_OURS for e in wanted.comparisons):
        return "det finns svar från ett tidigare år att bekräfta"
    found = {each.difference for each in wanted.comparisons}
    return "ingen fråga är besvarad" if found == {Difference.UNANSWERED} else ""


def to_mark_ready(preview: Preview, decisions: Decisions) -> tuple[SheetPreview, ...]:
    """Return the sheets that are to be marked as ready, and can be."""
    return tuple(
        each
        for place, each in enumerate(preview.sheets)
        if each.marks_ready and not each.refusal and not why_not_ready(preview, place, decisions)
    )


def placed(sheets: Iterable[SheetPreview]) -> Iterator[tuple[tuple[RoundId, UnitId], SheetPreview]]:
    """Yield the sheets that belong somewhere, each with its round and unit."""
    for each in sheets:
        if each.round_id is not None and each.unit_id is not None:
            yield (each.round_id, each.unit_id), each


def unread_by_file(preview: Preview) -> Iterator[str]:
    """Say of each file that is taken in how many of its answers could not be read, and whose."""
    for each in preview.sheets:
        odd = each.of(Difference.ODD)
        if odd and not each.refusal:
            yield f"{each.sheet.key.unit_name}: {unread_words(len(odd))} ({each.sheet.source})"
