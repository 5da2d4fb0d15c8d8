"""How sure the reading of a document is, in the words of the command line."""

from collections.abc import Iterable, Iterator, Mapping

from andts_desktop.cli.printing import Json
from andts_desktop.domain.plan_template import NodeDraft, PlanTemplate
from andts_desktop.domain.swedish import plural
from andts_desktop.domain.text import cleaned_line
from andts_desktop.exchange.plan_import.imported import Imported
from andts_desktop.exchange.plan_import.source import Block, LeftOut, Paragraph, Place
from andts_desktop.exchange.plan_import.understood import (
    SURE,
    BlockGuess,
    ColumnGuess,
    NodePath,
    Understood,
)

_SHORT = 60


def reading_as_json(understood: Understood, path: NodePath) -> Mapping[str, Json]:
    """Return how sure the reading of a node is, where it stood and how far it had come."""
    told: dict[str, Json] = {}
    if path in understood.origins:
        origin = understood.origins[path]
        told["certainty"] = round(origin.certainty, 2)
        told["reason"] = origin.reason
        told["place"] = origin.place.words
    if path in understood.follow_up:
        note = understood.follow_up[path]
        told["status"] = note.status
        told["comment"] = note.comment
    return told


def guesses_as_json(imported: Imported) -> dict[str, Json]:
    """Return what each block and column was taken for, and what is left out."""
    understood = imported.understood
    return {
        "blocks": [_block_as_json(each, imported.source.blocks) for each in understood.blocks],
        "columns": [_column_as_json(each) for each in understood.columns],
        "left_out": [
            {"text": each.text, "reason": each.reason, "place": each.place.words}
            for each in understood.left_out
        ],
    }


def _block_as_json(guess: BlockGuess, blocks: tuple[Block, ...]) -> Json:
    block = blocks[guess.block]
    return {
        "block": guess.block,
        "text": block.text if isinstance(block, Paragraph) else "",
        "place": block.place.words,
        "role": guess.role,
        "level": guess.level,
        "certainty": round(guess.certainty, 2),
        "reason": guess.reason,
    }


def _column_as_json(guess: ColumnGuess) -> Json:
    return {
        "block": guess.block,
        "column": guess.column,
        "header": guess.header,
        "meaning": guess.meaning,
        "level": guess.level,
        "certainty": round(guess.certainty, 2),
        "reason": guess.reason,
    }


def notes_about(understood: Understood) -> Iterator[str]:
    """Yield what should be looked at, and what is left out, for people."""
    unsure = understood.unsure()
    if unsure:
        yield f"Osäkert: {plural(len(unsure), 'del', 'delar')} av planen."
    for path in unsure:
        origin = understood.origins[path]
        yield _line(_label(_node(understood.template, path)), origin.place, origin.reason)
    columns = [each.header for each in understood.columns if each.certainty < SURE]
    if columns:
        yield f"Osäkert: vad {_columns(columns)} betyder."
    if understood.left_out:
        yield f"Inte med: {plural(len(understood.left_out), 'stycke', 'stycken')}."
    yield from map(_left_out_line, understood.left_out)


def _left_out_line(each: LeftOut) -> str:
    return _line(each.text, each.place, each.reason)


def _line(text: str, place: Place, why: str) -> str:
    where = f" ({place.words})" if place.words else ""
    return f"  {_shortened(text)}{where}: {why}"


def _columns(headers: Iterable[str]) -> str:
    named = [f"”{_shortened(each)}”" if each.strip() else "en utan rubrik" for each in headers]
    return f"{'kolumnen' if len(named) == 1 else 'kolumnerna'} {', '.join(named)}"


def _node(template: PlanTemplate, path: NodePath) -> NodeDraft:
    node = template.nodes[path[0]]
    for row in path[1:]:
        node = node.children[row]
    return node


def _label(node: NodeDraft) -> str:
    return f"{node.number} {node.title}".strip()


def _shortened(text: str) -> str:
    line = cleaned_line(text)
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1].rstrip()}…"
