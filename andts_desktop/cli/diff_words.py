"""What has changed in a plan in the words of the command line: as JSON, and as lines."""

from collections.abc import Iterator

from andts_desktop.cli.printing import Json
from andts_desktop.domain.plan_diff import CHANGE_NAMES, ChapterChange, NodeChange, PlanDiff
from andts_desktop.domain.plan_fields import FieldChange
from andts_desktop.domain.swedish import plural
from andts_desktop.domain.text import cleaned_line


def diff_as_json(diff: PlanDiff) -> Json:
    """Return all changes; words that are the same, added and removed are marked."""
    return {
        "details": [_field_as_json(each) for each in diff.details],
        "chapters": [
            {
                "title": each.title,
                "kinds": list(each.kinds),
                "fields": [_field_as_json(field) for field in each.fields],
            }
            for each in diff.chapters
        ],
        "nodes": [_node_as_json(each) for each in diff.nodes],
    }


def _node_as_json(change: NodeChange) -> Json:
    return {
        "id": change.node.id if change.node.id > 0 else None,
        "label": change.label,
        "level": change.level.key,
        "kinds": list(change.kinds),
        "above": list(change.above),
        "was_above": list(change.was_above),
        "count": change.count,
        "fields": [_field_as_json(field) for field in change.fields],
    }


def _field_as_json(field: FieldChange) -> Json:
    return {
        "name": field.name,
        "old": field.old,
        "new": field.new,
        "words": [{"text": word.text, "mark": word.mark} for word in field.words],
    }


def diff_lines(diff: PlanDiff) -> Iterator[str]:
    """Yield all changes as text for people."""
    if diff.is_empty:
        yield "Ingenting har ändrats."
    for change in diff.nodes:
        yield _node_line(change)
        if change.is_moved:
            yield f"  låg förut under {' → '.join(change.was_above) or 'planen, överst'}"
        yield from _field_lines(change.fields)
    for chapter in diff.chapters:
        yield f"{_kinds(chapter)}: kapitlet {chapter.title}"
        yield from _field_lines(chapter.fields)
    if diff.details:
        yield "ändrat: om planen"
        yield from _field_lines(diff.details)


def _node_line(change: NodeChange) -> str:
    below = change.count - 1
    more = f" (med {plural(below, 'del', 'delar')} under sig)" if below else ""
    return f"{_kinds(change)}: {change.level.singular} {change.label}{more}"


def _kinds(change: NodeChange | ChapterChange) -> str:
    return ", ".join(CHANGE_NAMES[kind] for kind in change.kinds)


def _field_lines(fields: tuple[FieldChange, ...]) -> Iterator[str]:
    for field in fields:
        yield f"  {field.name}: {_quoted(field.old)} → {_quoted(field.new)}"


def _quoted(text: str) -> str:
    line = cleaned_line(text)
    return f"”{line}”" if line else "tomt"
