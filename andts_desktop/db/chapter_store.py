"""The prose chapters of plans in the file."""

from collections.abc import Sequence

from andts_desktop.db.data_file import DataFile
from andts_desktop.domain.ids import ChapterId, PlanId
from andts_desktop.domain.plan import Chapter


class ChapterStore:
    """Reads and writes chapters; the order is the plan's own."""

    def __init__(self, file: DataFile) -> None:
        self._file = file

    def insert(
        self, plan_id: PlanId, index: int, chapter: Chapter, chapter_id: ChapterId | None = None
    ) -> ChapterId:
        """Store a chapter as the plan's `index`th.

        `chapter_id` is given to store one again under the id it had.
        """
        row = {"id": chapter_id, "plan_id": plan_id, "position": index, **_texts(chapter)}
        with self._file.writing():
            made = ChapterId(self._file.insert("chapter", row))
            self.place(plan_id, made, index)
        return made

    def insert_all(self, plan_id: PlanId, chapters: Sequence[Chapter]) -> None:
        """Store the chapters of a plan that has none yet."""
        with self._file.writing() as database:
            database.table("chapter").insert_all(
                {"plan_id": plan_id, "position": position, **_texts(chapter)}
                for position, chapter in enumerate(chapters)
            )

    def put(self, chapter_id: ChapterId, chapter: Chapter) -> None:
        """Store what a chapter says."""
        with self._file.writing() as database:
            database.table("chapter").update(chapter_id, _texts(chapter))

    def place(self, plan_id: PlanId, chapter_id: ChapterId, index: int) -> None:
        """Make a chapter the `index`th of the plan's living ones, all of them numbered anew."""
        found = self._file.rows(
            "SELECT id, position FROM chapter WHERE plan_id = ? AND trash_id IS NULL"
            " ORDER BY position, id",
            plan_id,
        )
        places = {row["id"]: row["position"] for row in found}
        order = [each for each in places if each != chapter_id]
        order.insert(index, chapter_id)
        with self._file.writing() as database:
            for position, each in enumerate(order):
                if places.get(each) != position:
                    database.table("chapter").update(each, {"position": position})

    def discard(self, chapter_id: ChapterId) -> None:
        """Remove a chapter for good."""
        with self._file.writing() as database:
            database.table("chapter").delete(chapter_id)


def _texts(chapter: Chapter) -> dict[str, str]:
    return {"kind": chapter.kind.value, "title": chapter.title, "text": chapter.text}
