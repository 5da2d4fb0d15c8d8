"""What of an understood document should be looked at, in the order of the document."""

from dataclasses import dataclass

from andts_desktop.exchange.plan_import.understood import SURE, NodePath, Understood


@dataclass(frozen=True, slots=True)
class Unsure:
    """One place to look at: a node (`path`), else a block or a column of the document."""

    block: int
    reason: str
    path: NodePath | None = None


def unsure_of(understood: Understood) -> tuple[Unsure, ...]:
    """Return the places; what makes an unsure node is not told again as an unsure block."""
    nodes = {path: each for path, each in understood.origins.items() if each.certainty < SURE}
    told = {each.block for each in nodes.values()}
    found = [Unsure(each.block, each.reason, path) for path, each in nodes.items()]
    found += [
        Unsure(each.block, each.reason)
        for each in understood.blocks
        if each.certainty < SURE and each.block not in told
    ]
    found += [
        Unsure(each.block, f"kolumnen ”{each.header}”: {each.reason}")
        for each in understood.columns
        if each.certainty < SURE
    ]
    return tuple(sorted(found, key=lambda each: (each.block, each.path or ())))
