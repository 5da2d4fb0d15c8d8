"""What a board has filled in on its sheet, and what it changes in the follow-up of the year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from andts_desktop.domain import board_fields
from andts_desktop.domain.board_fields import SheetKey
from andts_desktop.domain.follow_up import (
    OUTCOME_SIGNS,
    SEX_NAMES,
    FollowUp,
    Outcome,
    OutcomeState,
    Sex,
    StatusEntry,
)
from andts_desktop.domain.ids import IndicatorId, NodeId
from andts_desktop.domain.plan import Indicator, Node, Plan
from andts_desktop.domain.swedish import parse_decimal
from andts_desktop.domain.text import cleaned, cleaned_line

_SIGNS = {sign: state for state, sign in OUTCOME_SIGNS.items()}
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class ActivityAnswer:
    """What stands at an activity; status and cause are as their fields have them, or empty."""

    node_id: NodeId
    status: str = ""
    cause: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorAnswer:
    """What stands at an indicator, as it was typed."""

    indicator_id: IndicatorId
    outcomes: tuple[tuple[Sex, str], ...] = ()
    comment: str = ""


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """A sheet that came back; `unclear` are fields that cannot be read."""

    source: str
    key: SheetKey
    respondent: str
    activities: tuple[ActivityAnswer, ...]
    indicators: tuple[IndicatorAnswer, ...]
    unclear: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was filled in."""
        return not (self.activities or self.indicators or self.unclear)


@dataclass(frozen=True, slots=True)
class SheetChanges:
    """What a sheet changes: reports and outcomes to store, in words, and what cannot be taken."""

    sheet: FilledSheet
    reports: tuple[StatusEntry, ...]
    outcomes: tuple[Outcome, ...]
    words: tuple[str, ...]
    faults: tuple[str, ...]


def sheet_changes(
    sheet: FilledSheet,
    plan: Plan,
    follow_up: FollowUp,
    outcomes: Sequence[Outcome],
    day: str,
) -> SheetChanges:
    """Say what a sheet changes in the year's follow-up; its reports are dated `day`, in ISO.

    What stands in the file already is no change. What cannot be taken in says why, and hinders
    nothing else.
    """
    reading = _Reading(plan, follow_up, outcomes, sheet.key.year, day)
    for activity in sheet.activities:
        reading.take_activity(activity)
    for indicator in sheet.indicators:
        reading.take_indicator(indicator)
    faults = [f"{each}: går inte att läsa. Fyll i det för hand." for each in sheet.unclear]
    return SheetChanges(
        sheet,
        tuple(reading.reports),
        tuple(reading.outcomes),
        tuple(reading.words),
        (*reading.faults, *faults),
    )


class _Reading:
    """Gathers the changes of one sheet."""

    def __init__(
        self,
        plan: Plan,
        follow_up: FollowUp,
        outcomes: Sequence[Outcome],
        year: int,
        day: str,
    ) -> None:
        self._plan, self._follow_up, self._year, self._day = plan, follow_up, year, day
        self._known = {(each.indicator_id, each.sex): each for each in outcomes}
        self._indicators = {i.id: i for node in plan.walk() for i in node.indicators}
        self.reports: list[StatusEntry] = []
        self.outcomes: list[Outcome] = []
        self.words: list[str] = []
        self.faults: list[str] = []

    def take_activity(self, answer: ActivityAnswer) -> None:
        """Note the report on an activity, or why there can be none."""
        node = self._plan.node(answer.node_id)
        if node is None:
            self.faults.append("En aktivitet på bladet finns inte kvar i planen.")
            return
        entry = self._entry(answer, node)
        if entry is None:
            return
        latest = self._follow_up.latest().get(node.id)
        is_told = latest is not None and _without_news(entry, latest)
        if not is_told:
            self.reports.append(entry)
            self._tell(entry, node)

    def _tell(self, entry: StatusEntry, node: Node) -> None:
        self.words.append(f"{_name(node.label)}: {self._said(entry)}")

    def _entry(self, answer: ActivityAnswer, node: Node) -> StatusEntry | None:
        comment = cleaned(answer.comment).strip()
        status, fault = self._status(answer, node)
        if fault:
            told = f" Kommentaren: ”{cleaned_line(comment)}”" if comment else ""
            self.faults.append(f"{_name(node.label)}: {fault}{told}")
            return None
        cause = self._cause(answer, node, status)
        return StatusEntry(node.id, self._year, self._day, status, cause, comment)

    def _status(self, answer: ActivityAnswer, node: Node) -> tuple[str, str]:
        """Return the status that is meant, or why none is."""
        if not node.level.has_status:
            return "", "har ingen status i planen, så svaret har ingen plats."
        keys = {board_fields.choice_value(each.key): each.key for each in self._follow_up.scale}
        if answer.status in keys:
            return keys[answer.status], ""
        latest = self._follow_up.latest().get(node.id)
        if answer.status:
            return "", "den status som är vald finns inte längre i planen."
        if latest is None:
            return "", "ingen status är vald."
        # A comment alone is about the status that was reported last.
        return latest.status_key, ""

    def _cause(self, answer: ActivityAnswer, node: Node, status: str) -> str:
        keys = {board_fields.choice_value(each.key): each.key for each in self._follow_up.causes}
        kind = self._follow_up.kind(status)
        is_deviation = kind is not None and kind.is_deviation
        latest = self._follow_up.latest().get(node.id)
        if answer.cause in keys and is_deviation:
            return keys[answer.cause]
        if answer.cause in keys and kind is not None:
            self.faults.append(
                f"{_name(node.label)}: ”{kind.name}” är ingen avvikelse, så orsaken läses inte in."
            )
        is_same = latest is not None and latest.status_key == status
        return latest.cause_key if latest and is_same and is_deviation else ""

    def _said(self, entry: StatusEntry) -> str:
        kind = self._follow_up.kind(entry.status_key)
        cause = self._follow_up.cause_name(entry.cause_key)
        said = kind.name if kind else entry.status_key
        why = f" ({cause})" if cause else ""
        return f"{said}{why}{_quoted(entry.comment)}"

    def take_indicator(self, answer: IndicatorAnswer) -> None:
        """Note the outcomes of an indicator."""
        indicator = self._indicators.get(answer.indicator_id)
        if indicator is None:
            self.faults.append("En indikator på bladet finns inte kvar i planen.")
            return
        for outcome in self._outcomes(answer, indicator):
            known = self._known.get((indicator.id, outcome.sex))
            if outcome != known:
                self.outcomes.append(outcome)
                whom = "" if outcome.sex is Sex.TOTAL else f", {SEX_NAMES[outcome.sex]}"
                shown = OUTCOME_SIGNS.get(outcome.state, outcome.text)
                said = f"{_name(indicator.text)}{whom}: {shown}"
                self.words.append(f"{said}{_quoted(outcome.comment)}")

    def _outcomes(self, answer: IndicatorAnswer, indicator: Indicator) -> Iterator[Outcome]:
        typed = dict(answer.outcomes)
        comment = cleaned(answer.comment).strip()
        for sex in Sex:
            text = cleaned_line(typed.get(sex, ""))
            own_comment = comment if sex is Sex.TOTAL else ""
            if not (text or own_comment):
                continue
            known = self._known.get((indicator.id, sex))
            outcome = known or Outcome(indicator.id, self._year, sex)
            if text:
                outcome = _with_text(outcome, text)
            yield replace(outcome, comment=own_comment) if own_comment else outcome


def _without_news(entry: StatusEntry, latest: StatusEntry) -> bool:
    """Tell whether a report says no more than the one before it."""
    said = replace(entry, date=latest.date, comment=entry.comment or latest.comment)
    return said == latest


def _with_text(outcome: Outcome, text: str) -> Outcome:
    state = _SIGNS.get(text, OutcomeState.VALUE)
    if state is not OutcomeState.VALUE:
        return replace(outcome, state=state, value=None, text="")
    return replace(outcome, state=state, value=parse_decimal(text.removesuffix("%")), text=text)


def _name(words: str) -> str:
    line = cleaned_line(words)
    return line if len(line) <= _LONGEST_NAME else f"{line[:_LONGEST_NAME].rstrip()}…"


def _quoted(comment: str) -> str:
    return f" – ”{_name(comment)}”" if comment else ""
