"""The documents' look, their chapters and their history in the file."""

import json
import zlib

from andts_desktop.db.data_file import DataFile, Row
from andts_desktop.domain.brand import ACCENT, Brand
from andts_desktop.domain.editions import Edition
from andts_desktop.domain.ids import PlanId, RoundId
from andts_desktop.domain.paper import PaperForm, PaperKind, PaperSize
from andts_desktop.domain.paper_sections import SectionChoice


class PaperStore:
    """Reads and writes what the documents are printed with, and what was handed over."""

    def __init__(self, file: DataFile) -> None:
        self._file = file

    def brand(self) -> Brand:
        """Return the look, that of the program where none is chosen."""
        rows = self._file.rows("SELECT * FROM brand")
        if not rows:
            return Brand()
        (row,) = rows
        return Brand(
            name=row["name"],
            accent=row["accent"] or ACCENT,
            logo=bytes(row["logo"]),
            logo_text=row["logo_text"],
        )

    def put_brand(self, brand: Brand) -> None:
        """Store the look in place of the one before."""
        with self._file.writing() as database:
            database.execute(
                "INSERT OR REPLACE INTO brand (id, name, accent, logo, logo_text)"
                " VALUES (1, ?, ?, ?, ?)",
                (brand.name, brand.accent, brand.logo, brand.logo_text),
            )

    def sections(self, plan_id: PlanId, kind: PaperKind) -> tuple[SectionChoice, ...]:
        """Return what is chosen of a document's chapters, in order; empty where nothing is."""
        rows = self._file.rows(
            "SELECT section, is_shown FROM paper_section WHERE plan_id = ? AND paper = ?"
            " ORDER BY position",
            plan_id,
            kind.value,
        )
        return tuple(SectionChoice(row["section"], bool(row["is_shown"])) for row in rows)

    def put_sections(
        self, plan_id: PlanId, kind: PaperKind, choices: tuple[SectionChoice, ...]
    ) -> None:
        """Store the choice of a document's chapters in place of the one before."""
        with self._file.writing() as database:
            database.execute(
                "DELETE FROM paper_section WHERE plan_id = ? AND paper = ?", (plan_id, kind.value)
            )
            for position, choice in enumerate(choices):
                database.execute(
                    "INSERT INTO paper_section (plan_id, paper, section, position, is_shown)"
                    " VALUES (?, ?, ?, ?, ?)",
                    (plan_id, kind.value, choice.key, position, int(choice.is_shown)),
                )

    def marks(self, plan_id: PlanId, kind: PaperKind, year: int) -> frozenset[str]:
        """Return the keys of the chapters that are marked as ready that year."""
        rows = self._file.rows(
            "SELECT section FROM section_mark WHERE plan_id = ? AND paper = ? AND year = ?",
            plan_id,
            kind.value,
            year,
        )
        return frozenset(row["section"] for row in rows)

    def put_mark(
        self, plan_id: PlanId, kind: PaperKind, year: int, section: str, *, is_ready: bool
    ) -> None:
        """Mark a chapter as ready, or take the mark away."""
        row = (plan_id, kind.value, year, section)
        with self._file.writing() as database:
            if is_ready:
                database.execute(
                    "INSERT OR IGNORE INTO section_mark (plan_id, paper, year, section)"
                    " VALUES (?, ?, ?, ?)",
                    row,
                )
            else:
                database.execute(
                    "DELETE FROM section_mark WHERE plan_id = ? AND paper = ? AND year = ?"
                    " AND section = ?",
                    row,
                )

    def editions(self) -> tuple[Edition, ...]:
        """Return everything handed over, newest first."""
        names = (
            "id, at, kind, form, year, plan_id, round_id, subject, size, title, file_name, folder,"
            " way, pages, is_final, digest"
        )
        sql = f"SELECT {names} FROM edition ORDER BY at DESC, id DESC"
        return tuple(map(_edition, self._file.rows(sql)))

    def passages(self, edition_id: int) -> tuple[tuple[str, str], ...]:
        """Return the words of an edition in reading order; empty for one that is not there."""
        rows = self._file.rows("SELECT passages FROM edition WHERE id = ?", edition_id)
        if not rows or not rows[0]["passages"]:
            return ()
        read = json.loads(zlib.decompress(rows[0]["passages"]))
        return tuple((place, text) for place, text in read)

    def add_edition(self, edition: Edition, passages: tuple[tuple[str, str], ...]) -> int:
        """Store an edition with its words; return its id."""
        packed = zlib.compress(json.dumps(passages, ensure_ascii=False).encode())
        with self._file.writing() as database:
            cursor = database.execute(
                "INSERT INTO edition (at, kind, form, year, plan_id, round_id, subject, size,"
                " title, file_name, folder, way, pages, is_final, digest, passages)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    edition.at,
                    edition.kind.value,
                    edition.form.value,
                    edition.year,
                    edition.plan_id,
                    edition.round_id,
                    edition.subject,
                    edition.size.value,
                    edition.title,
                    edition.file_name,
                    edition.folder,
                    edition.way,
                    edition.pages,
                    int(edition.is_final),
                    edition.digest,
                    packed,
                ),
            )
            return int(cursor.lastrowid or 0)


def _edition(row: Row) -> Edition:
    return Edition(
        id=row["id"],
        at=row["at"],
        kind=PaperKind(row["kind"]),
        form=PaperForm(row["form"]),
        year=row["year"],
        plan_id=PlanId(row["plan_id"]) if row["plan_id"] is not None else None,
        round_id=RoundId(row["round_id"]) if row["round_id"] is not None else None,
        subject=row["subject"],
        size=PaperSize(row["size"]),
        title=row["title"],
        file_name=row["file_name"],
        folder=row["folder"],
        way=row["way"],
        pages=row["pages"],
        is_final=bool(row["is_final"]),
        digest=row["digest"],
    )
