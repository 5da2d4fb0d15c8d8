"""Sums of sheets, kept so that hundreds of units over many years need not be scored anew."""

from collections.abc import Mapping
from decimal import Decimal

from andts_desktop.db.data_file import DataFile
from andts_desktop.domain.ids import RoundId, UnitId
from andts_desktop.domain.tally import ARITHMETIC, PartTally, Tally

_COLUMNS = (
    "unit_id, points, max, has_value, answered, unknown, not_applicable, unanswered, hidden,"
    " prefilled, parts"
)


class TallyStore:
    """Reads and writes sums; the file itself drops those of answers that are changed."""

    def __init__(self, file: DataFile) -> None:
        self._file = file

    def tallies(self, round_id: RoundId) -> dict[UnitId, Tally]:
        """Return the sums kept of a round's sheets, as far as today's arithmetic made them."""
        sql = f"SELECT {_COLUMNS} FROM tally WHERE round_id = ? AND arithmetic = ?"
        rows = self._file.tuples(sql, round_id, ARITHMETIC)
        return {UnitId(unit_id): _tally(*row) for unit_id, *row in rows}

    def keep(self, round_id: RoundId, tallies: Mapping[UnitId, Tally]) -> None:
        """Keep sums, where the file can."""
        self._file.keep(
            f"INSERT OR REPLACE INTO tally (round_id, arithmetic, {_COLUMNS})"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    round_id,
                    ARITHMETIC,
                    unit_id,
                    str(each.points),
                    str(each.max),
                    each.has_value,
                    each.answered,
                    each.unknown,
                    each.not_applicable,
                    each.unanswered,
                    each.hidden,
                    each.prefilled,
                    _written_parts(each.parts),
                )
                for unit_id, each in tallies.items()
            ),
        )


def _tally(
    points: str,
    most: str,
    has_value: int,
    answered: int,
    unknown: int,
    not_applicable: int,
    unanswered: int,
    hidden: int,
    prefilled: int,
    parts: str,
) -> Tally:
    return Tally(
        points=Decimal(points),
        max=Decimal(most),
        has_value=bool(has_value),
        answered=answered,
        unknown=unknown,
        not_applicable=not_applicable,
        unanswered=unanswered,
        hidden=hidden,
        prefilled=prefilled,
        parts=_read_parts(parts),
    )


def _written_parts(parts: tuple[PartTally, ...]) -> str:
    return "\n".join(
        f"{each.points} {each.max} {int(each.has_value)} {int(each.is_finished)} {each.part_id}"
        for each in parts
    )


def _read_parts(written: str) -> tuple[PartTally, ...]:
    fields = (line.split(" ", 4) for line in written.split("\n") if line)
    return tuple(
        PartTally(part_id, Decimal(points), Decimal(most), has_value == "1", is_finished == "1")
        for points, most, has_value, is_finished, part_id in fields
    )
