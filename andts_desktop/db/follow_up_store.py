"""Status reports, outcomes, judgements and written follow-up in the file."""

from decimal import Decimal

from andts_desktop.db.data_file import DataFile, Row
from andts_desktop.domain.follow_up import (
    Cause,
    FollowUp,
    GoalAssessment,
    Outcome,
    OutcomeState,
    Prose,
    ProseSection,
    ReportStamp,
    Sex,
    StatusEntry,
    StatusKind,
    StatusTone,
)
from andts_desktop.domain.ids import IndicatorId, NodeId, PlanId


class FollowUpStore:
    """Reads and writes the follow-up of a plan, year by year."""

    def __init__(self, file: DataFile) -> None:
        self._file = file

    def follow_up(self, plan_id: PlanId, year: int, *, with_removed: bool = False) -> FollowUp:
        """Return all that is followed up of a plan in a year.

        What is told of nodes in the trash comes along only `with_removed`.
        """
        return FollowUp(
            year=year,
            scale=self._scale(plan_id),
            causes=self._causes(plan_id),
            log=self._log(plan_id, year, with_removed=with_removed),
            outcomes=self.outcomes(plan_id, year, year, with_removed=with_removed),
            prose=self._prose(plan_id, year, with_removed=with_removed),
            assessments=self._assessments(plan_id, year, with_removed=with_removed),
        )

    def plan_of(self, node_id: NodeId) -> PlanId | None:
        """Return the plan of a node, also of one in the trash; None where there is no such node."""
        rows = self._file.rows("SELECT plan_id FROM node WHERE id = ?", node_id)
        return PlanId(rows[0]["plan_id"]) if rows else None

    def outcomes(
        self, plan_id: PlanId, first_year: int, last_year: int, *, with_removed: bool = False
    ) -> tuple[Outcome, ...]:
        """Return the outcomes of a plan's indicators in those years, inclusive."""
        rows = self._file.rows(
            "SELECT o.* FROM outcome o JOIN indicator i ON i.id = o.indicator_id"
            " JOIN node n ON n.id = i.node_id WHERE n.plan_id = ? AND o.year BETWEEN ? AND ?"
            " AND (? OR n.trash_id IS NULL AND i.trash_id IS NULL)"
            " ORDER BY o.indicator_id, o.year, o.sex",
            plan_id,
            first_year,
            last_year,
            with_removed,
        )
        return tuple(map(_outcome, rows))

    def _scale(self, plan_id: PlanId) -> tuple[StatusKind, ...]:
        sql = "SELECT * FROM status_kind WHERE plan_id = ? ORDER BY position"
        return tuple(
            StatusKind(
                key=row["key"],
                name=row["name"],
                symbol=row["symbol"],
                tone=StatusTone(row["tone"]),
                is_done=bool(row["is_done"]),
                is_deviation=bool(row["is_deviation"]),
            )
            for row in self._file.rows(sql, plan_id)
        )

    def _causes(self, plan_id: PlanId) -> tuple[Cause, ...]:
        sql = "SELECT * FROM cause WHERE plan_id = ? ORDER BY position"
        return tuple(Cause(row["key"], row["name"]) for row in self._file.rows(sql, plan_id))

    def _log(self, plan_id: PlanId, year: int, *, with_removed: bool) -> tuple[StatusEntry, ...]:
        rows = self._file.rows(
            "SELECT s.* FROM status_entry s JOIN node n ON n.id = s.node_id"
            " WHERE n.plan_id = ? AND (? OR n.trash_id IS NULL) AND s.year = ?"
            " ORDER BY s.date, s.node_id",
            plan_id,
            with_removed,
            year,
        )
        return tuple(
            StatusEntry(
                node_id=NodeId(row["node_id"]),
                year=row["year"],
                date=row["date"],
                status_key=row["status_key"],
                cause_key=row["cause_key"],
                comment=row["comment"],
            )
            for row in rows
        )

    def _prose(self, plan_id: PlanId, year: int, *, with_removed: bool) -> tuple[Prose, ...]:
        rows = self._file.rows(
            "SELECT * FROM prose WHERE plan_id = ? AND year = ? AND (? OR node_id = 0"
            " OR node_id IN (SELECT id FROM node WHERE trash_id IS NULL))"
            " ORDER BY section, node_id",
            plan_id,
            year,
            with_removed,
        )
        return tuple(
            Prose(
                section=ProseSection(row["section"]),
                text=row["text"],
                node_id=NodeId(row["node_id"]) if row["node_id"] else None,
            )
            for row in rows
        )

    def _assessments(
        self, plan_id: PlanId, year: int, *, with_removed: bool
    ) -> tuple[tuple[NodeId, GoalAssessment], ...]:
        rows = self._file.rows(
            "SELECT a.* FROM goal_assessment a JOIN node n ON n.id = a.node_id"
            " WHERE n.plan_id = ? AND (? OR n.trash_id IS NULL) AND a.year = ?"
            " ORDER BY a.node_id",
            plan_id,
            with_removed,
            year,
        )
        return tuple((NodeId(row["node_id"]), GoalAssessment(row["assessment"])) for row in rows)

    def put_status(self, entry: StatusEntry) -> None:
        """Store the day's report on a node, in place of an earlier one of that day."""
        row = {
            "node_id": entry.node_id,
            "year": entry.year,
            "date": entry.date,
            "status_key": entry.status_key,
            "cause_key": entry.cause_key,
            "comment": entry.comment,
        }
        with self._file.writing() as database:
            database.table("status_entry").upsert(row, pk=("node_id", "year", "date"))

    def remove_status(self, node_id: NodeId, year: int, date: str) -> None:
        """Take away the report of a day."""
        with self._file.writing() as database:
            database.execute(
                "DELETE FROM status_entry WHERE node_id = ? AND year = ? AND date = ?",
                [node_id, year, date],
            )

    def put_outcome(self, outcome: Outcome) -> None:
        """Store an indicator's outcome; one that holds nothing is taken away."""
        key = (outcome.indicator_id, outcome.year, outcome.sex.value)
        with self._file.writing() as database:
            database.execute(
                "DELETE FROM outcome WHERE indicator_id = ? AND year = ? AND sex = ?", key
            )
            if _holds_something(outcome):
                database.table("outcome").insert(_outcome_row(outcome))

    def put_assessment(self, node_id: NodeId, year: int, assessment: GoalAssessment | None) -> None:
        """Store whether a goal was reached; None takes the judgement away."""
        with self._file.writing() as database:
            database.execute(
                "DELETE FROM goal_assessment WHERE node_id = ? AND year = ?", [node_id, year]
            )
            if assessment is not None:
                row = {"node_id": node_id, "year": year, "assessment": assessment.value}
                database.table("goal_assessment").insert(row)

    def put_prose(self, plan_id: PlanId, year: int, prose: Prose) -> None:
        """Store a piece of written follow-up; an empty text is taken away."""
        node_id = prose.node_id or 0
        key = (plan_id, year, prose.section.value, node_id)
        with self._file.writing() as database:
            database.execute(
                "DELETE FROM prose WHERE plan_id = ? AND year = ? AND section = ? AND node_id = ?",
                key,
            )
            if prose.text:
                row = {
                    "plan_id": plan_id,
                    "year": year,
                    "section": prose.section.value,
                    "node_id": node_id,
                    "text": prose.text,
                }
                database.table("prose").insert(row)

    def stamp(self, plan_id: PlanId, year: int) -> ReportStamp:
        """Return the report's version and whether it is final; a draft where none is stored."""
        sql = "SELECT * FROM report_stamp WHERE plan_id = ? AND year = ?"
        rows = self._file.rows(sql, plan_id, year)
        if not rows:
            return ReportStamp()
        return ReportStamp(rows[0]["version"], bool(rows[0]["is_final"]))

    def put_stamp(self, plan_id: PlanId, year: int, stamp: ReportStamp) -> None:
        """Store the report's version and whether it is final."""
        row = {
            "plan_id": plan_id,
            "year": year,
            "version": stamp.version,
            "is_final": stamp.is_final,
        }
        with self._file.writing() as database:
            database.table("report_stamp").upsert(row, pk=("plan_id", "year"))


def _outcome(row: Row) -> Outcome:
    return Outcome(
        indicator_id=IndicatorId(row["indicator_id"]),
        year=row["year"],
        sex=Sex(row["sex"]),
        state=OutcomeState(row["state"]),
        value=None if row["value"] is None else Decimal(row["value"]),
        text=row["text"],
        assessment=GoalAssessment(row["assessment"]) if row["assessment"] else None,
        comment=row["comment"],
    )


def _outcome_row(outcome: Outcome) -> dict[str, object]:
    return {
        "indicator_id": outcome.indicator_id,
        "year": outcome.year,
        "sex": outcome.sex.value,
        "state": outcome.state.value,
        "value": None if outcome.value is None else str(outcome.value),
        "text": outcome.text,
        "assessment": outcome.assessment.value if outcome.assessment else "",
        "comment": outcome.comment,
    }


def _holds_something(outcome: Outcome) -> bool:
    has_figure = outcome.state is not OutcomeState.VALUE or outcome.value is not None
    return bool(has_figure or outcome.text or outcome.comment or outcome.assessment)
