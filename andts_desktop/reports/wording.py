"""Numbers and names as the documents say them."""

from collections.abc import Sequence
from decimal import Decimal

from andts_desktop.domain.annual_report import AnnualReport, ReportHead, SurveyReport, UnitSurvey
from andts_desktop.domain.final_report import FinalReport
from andts_desktop.domain.follow_up import FollowUp, GoalAssessment, Outcome, Sex, count_statuses
from andts_desktop.domain.ids import IndicatorId, NodeId
from andts_desktop.domain.plan import Indicator, Level, LevelRole, Node, Plan
from andts_desktop.domain.scoring import Score
from andts_desktop.domain.swedish import format_decimal, format_sum, plural
from andts_desktop.domain.tally import Tally
from andts_desktop.domain.units import UNIT_KIND_NAMES

LONGEST_NAME = 300
"""How many characters of a name are shown where it stands in one piece on one page."""

_NUMBERS = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio")

INNER_ROLES = frozenset({LevelRole.CORNERSTONE, LevelRole.BUILDING_BLOCK})


def capital(words: str) -> str:
    """Begin with a capital letter and leave the rest."""
    return words[:1].upper() + words[1:]


def unbroken(words: str) -> str:
    """Let no line end between the words."""
    return words.replace(" ", "\u00a0")


def shortened(words: str, most: int) -> str:
    """Cut at a word's end where the text is longer than `most` characters."""
    if len(words) <= most:
        return words
    cut = words[:most].rsplit(" ", 1)[0] if " " in words[:most] else words[:most]
    return cut.rstrip(" ,.;:") + "…"


def joined(names: Sequence[str]) -> str:
    """List in words: "a", "a och b", "a, b och c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} och {names[-1]}"


def by_number(goals: Sequence[Node]) -> str:
    """Say which goals are meant: ": mål 1 och 2"; nothing where one has no number."""
    if not all(goal.number for goal in goals):
        return ""
    return f": {goals[0].level.singular} {joined([goal.number for goal in goals])}"


def judged_indicators(marks: Sequence[GoalAssessment], total: int) -> str:
    """Say in a sentence how many of the plan's indicators reach their targets."""
    reached = marks.count(GoalAssessment.REACHED)
    named = plural(total, "indikator", "indikatorer")
    if len(marks) == total:
        return f"{reached} av planens {named} når målet."
    if len(marks) == 1:
        return f"Av planens {named} har 1 bedömts, och den når {'' if reached else 'inte '}målet."
    return f"Av planens {named} har {len(marks)} bedömts, och {reached} av dem når målet."


def counted(nodes: Sequence[Node]) -> str:
    """Say how many nodes of one level there are: "sex mål", "24 insatsområden"."""
    number, level = len(nodes), nodes[0].level
    word = _NUMBERS[number] if 2 <= number < len(_NUMBERS) else str(number)
    return f"{word} {level.singular if number == 1 else level.plural}"


def state_word(head: ReportHead) -> str:
    """Say whether the document is a draft."""
    return "slutlig" if head.stamp.is_final else "utkast"


def goals_of(plan: Plan) -> tuple[Node, ...]:
    """Return the plan's goals: its top nodes but for the cornerstones."""
    return tuple(node for node in plan.nodes if node.level.role not in INNER_ROLES)


def goal_name(node: Node) -> str:
    """Name a goal shortly: "Mål 1", or its title where it has no number."""
    if node.number:
        return f"{capital(node.level.singular)} {node.number}"
    return shortened(node.title, 60)


def status_level(plan: Plan) -> Level | None:
    """Return the lowest level that carries status; its names are those of the activities."""
    return next((level for level in reversed(plan.levels) if level.has_status), None)


def done_count(plan: Plan, follow_up: FollowUp) -> int:
    """Count what is carried out, by the latest status of the year."""
    counts, _ = count_statuses(follow_up, plan.with_status())
    return sum(each.count for each in counts if each.kind.is_done)


def without_status(plan: Plan, follow_up: FollowUp) -> int:
    """Count what has no status report of the year."""
    return count_statuses(follow_up, plan.with_status())[1]


def indicators_of(plan: Plan) -> tuple[Indicator, ...]:
    """Return all indicators in the plan's order."""
    return tuple(indicator for node in plan.walk() for indicator in node.indicators)


class Outcomes:
    """The outcomes of a report, found by indicator, year and sex; `years` are the last `most`."""

    def __init__(self, report: AnnualReport | FinalReport, most: int = 3) -> None:
        self.year = report.head.year
        self._found = {(o.indicator_id, o.year, o.sex): o for o in report.outcomes}
        years = sorted({o.year for o in report.outcomes} | {self.year})
        self.years = tuple(year for year in years if year <= self.year)[-most:]

    def of(self, indicator: IndicatorId, year: int, sex: Sex = Sex.TOTAL) -> Outcome | None:
        """Return the outcome, None where there is none."""
        return self._found.get((indicator, year, sex))

    def judged(self, indicator: IndicatorId) -> GoalAssessment | None:
        """Return the report year's judgement of an indicator."""
        outcome = self.of(indicator, self.year)
        return outcome.assessment if outcome else None

    def judgements(self, plan: Plan) -> tuple[GoalAssessment, ...]:
        """Return the judgements of the report year, without the indicators not judged."""
        marks = (self.judged(each.id) for each in indicators_of(plan))
        return tuple(mark for mark in marks if mark is not None)

    def has_sexes(self, indicator: IndicatorId, sex: Sex) -> bool:
        """Tell whether the indicator has any outcome for that sex in the years shown."""
        return any(self.of(indicator, year, sex) for year in self.years)


def assessment_of(follow_up: FollowUp, node_id: NodeId) -> GoalAssessment | None:
    """Return whether the goal was reached, None where nobody has said."""
    return dict(follow_up.assessments).get(node_id)


def index_words(index: Decimal | None) -> str:
    """Write an index with one decimal, or a dash where there is none."""
    return "–" if index is None else format_decimal(index)


def unfinished_words(score: Score | Tally) -> str:
    """Say how far a survey with questions left has come, nothing of a finished one."""
    if score.is_finished:
        return ""
    return f"har obesvarade frågor, {score.answered} av {score.question_count} besvarade"


def arithmetic(score: Score) -> str:
    """Write how the index is reckoned: "35 / 55 × 100 = 63,6"."""
    points, most = format_sum(score.points), format_sum(score.max)
    return f"{points} / {most} × 100 = {index_words(score.index)}"


def indexed(survey: SurveyReport | None) -> tuple[UnitSurvey, ...]:
    """Return the units that have an index."""
    if survey is None:
        return ()
    return tuple(each for each in survey.units if each.score.index is not None)


def unit_plural(survey: SurveyReport) -> str:
    """Name the units of a comparison: "stadsdelar"."""
    results = survey.comparison.results if survey.comparison else ()
    kinds = [result.unit.kind for result in results] or [each.unit.kind for each in survey.units]
    return UNIT_KIND_NAMES[kinds[0]][1] if kinds else "enheter"
