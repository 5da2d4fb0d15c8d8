"""Cells that span columns and rows laid out in a table where each has its place."""

from collections.abc import Sequence
from dataclasses import dataclass

from andts_desktop.exchange.plan_import.reading.gathering import (
    MAX_COLUMNS,
    MAX_ROWS,
    Gathering,
)
from andts_desktop.exchange.plan_import.source import Cell, Place, Row, Table


@dataclass(frozen=True, slots=True)
class Spanning:
    """A cell and how many columns and rows it covers."""

    cell: Cell
    across: int = 1
    down: int = 1


def laid_out(
    rows: Sequence[Sequence[Spanning]], gathering: Gathering, place: Place | None = None
) -> Table | None:
    """Return the table with its covered cells; None where nothing stands in any cell."""
    if len(rows) > MAX_ROWS:
        said = f"Bara de första {MAX_ROWS} raderna i en tabell läses."
        gathering.leave("Resten av tabellen", said, place)
    reaching: dict[int, int] = {}
    made = [_row(row, reaching) for row in rows[:MAX_ROWS]]
    if not any(cell.paragraphs for row in made for cell in row):
        return None
    width = max(map(len, made))
    squared = (Row((*row, *[Cell()] * (width - len(row))), place or Place()) for row in made)
    return Table(tuple(squared), place or Place())


def _row(row: Sequence[Spanning], reaching: dict[int, int]) -> list[Cell]:
    """Place the cells of a row beside what reaches down; `reaching` counts the rows left."""
    cells: list[Cell] = []
    last = max((at for at, left in reaching.items() if left), default=-1)
    waiting = iter(row)
    following = next(waiting, None)
    while len(cells) < MAX_COLUMNS and (following is not None or len(cells) <= last):
        at = len(cells)
        if reaching.get(at):
            reaching[at] -= 1
            cells.append(Cell(is_covered=True, covered_from_above=True))
        elif following is None:
            cells.append(Cell())
        else:
            across = min(following.across, MAX_COLUMNS - at)
            cells += [following.cell, *[Cell(is_covered=True)] * (across - 1)]
            reaching.update(dict.fromkeys(range(at, at + across), following.down - 1))
            following = next(waiting, None)
    return cells
