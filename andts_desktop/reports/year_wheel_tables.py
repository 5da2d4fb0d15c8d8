"""The year wheel as words: its key, the months, and every activity with its time."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from andts_desktop.domain.plan import ResponsibilityRole
from andts_desktop.domain.wheel_times import TimeKind
from andts_desktop.domain.year_wheel import WheelActivity, WheelMonth, YearWheel
from andts_desktop.reports import fonts, theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.flowables import text
from andts_desktop.reports.structure import Element, Tag
from andts_desktop.reports.tables import (
    Cell,
    Column,
    DataTable,
    Line,
    data_table,
    without_empty,
)
from andts_desktop.reports.wording import capital, shortened


@dataclass(frozen=True, slots=True)
class Type:
    """The styles that a wheel's words are set in, larger on larger paper."""

    body: ParagraphStyle
    strong: ParagraphStyle
    muted: ParagraphStyle
    head: ParagraphStyle

    @classmethod
    def of(cls, size: float, *, is_close: bool = False) -> "Type":
        """Return the styles around a size in points; lines stand closer where room is short."""
        leading = size * (1.25 if is_close else 1.36)
        after = 0 if is_close else size * 0.3
        return cls(
            theme.style(size, leading, after=after),
            theme.style(size, leading, font=fonts.SEMIBOLD),
            theme.style(size, leading, colour=theme.MUTED),
            theme.style(
                size * 1.2, size * 1.6, font=fonts.SEMIBOLD, before=size * 1.1, after=size * 0.4
            ),
        )


def wheel_key(
    compose: Composer, wheel: YearWheel, kind: Type, longest: int, *, is_whole: bool
) -> list[Flowable]:
    """Say how the wheel is read, and name the goals in so many characters, none with 0.

    `is_whole` tells whether the rings show every activity.
    """
    head = compose.heading(2, "Så läser du hjulet", style=kind.head, outlined=False)
    how = [head, *_points(compose, _how_to_read(wheel, is_whole=is_whole), kind.body)]
    return [*how, *_goals(compose, wheel, kind, longest)] if longest else how


def _how_to_read(wheel: YearWheel, *, is_whole: bool) -> list[str]:
    plural = wheel.level.plural if wheel.level else "aktiviteter"
    said = ["Ytterst står årets månader, och innanför dem det som samordnaren gör varje år."]
    if any(not each.is_standing for each in wheel.events):
        said[0] += " Det som gäller just i år är fetstilt."
    if wheel.goals and is_whole:
        said.append(f"Ringarna är planens {plural}, var och en med sitt nummer.")
        if wheel.of_kind(TimeKind.WHOLE_YEAR):
            said.append("En hel, mörk ring pågår hela året.")
        if wheel.of_kind(TimeKind.SOME_TIME):
            said.append("En ljus ring med nummer sker under året, utan angiven tid.")
    elif wheel.goals:
        said.append(
            f"Varje ring är ett mål. Siffran säger hur många av dess {plural} som har sin tid då, "
            "och + hur många som pågår hela året eller saknar angiven tid."
        )
    if wheel.this_month:
        said.append("Strecket utanför hjulet visar den månad då hjulet skrevs ut.")
    return said


def _points(compose: Composer, said: Sequence[str], style: ParagraphStyle) -> list[Flowable]:
    indented = theme.changed(style, leftIndent=style.fontSize * 1.1)
    whole = Element(Tag.LIST)
    return [
        text(compose.user.inline(words), indented, whole, tag=Tag.LIST_ITEM, bullet="•")
        for words in said
    ]


def _goals(compose: Composer, wheel: YearWheel, kind: Type, longest: int) -> list[Flowable]:
    if not wheel.goals:
        return []
    name = capital(wheel.goals[0].node.level.plural)
    made: list[Flowable] = [compose.heading(2, name, style=kind.head, outlined=False)]
    whole = Element(Tag.LIST)
    widest = max(len(goal.mark) for goal in wheel.goals)
    for goal in wheel.goals:
        colour = theme.goal_colour(goal.place)
        style = theme.changed(
            kind.body,
            leftIndent=kind.body.fontSize * (1.1 + 0.55 * widest),
            bulletFontName=fonts.BOLD,
            bulletColor=colour,
        )
        words = compose.user.inline(shortened(goal.node.title, longest))
        mark = compose.user.plain(goal.mark)
        made.append(text(words, style, whole, tag=Tag.LIST_ITEM, bullet=mark))
    return made


def month_table(
    compose: Composer, wheel: YearWheel, kind: Type, width: float, longest: int = 90
) -> DataTable:
    """Return the year month by month; what has no months of its own ends it.

    Of activities the first characters are told, up to `longest`, or their marks alone with 0.
    """
    name = capital(wheel.level.plural) if wheel.level else "Aktiviteter"
    shares = (1.1, 2.6, 5.3) if longest else (1.5, 3.3, 3.4)
    names = ("Månad", "Samordnarens år", name)
    columns = [
        Column(title, share, heads_rows=not place)
        for place, (title, share) in enumerate(zip(names, shares, strict=True))
    ]
    rows: list[list[Cell]] = [_month_row(compose, each, kind, longest) for each in wheel.months]
    for timing, words in (
        (TimeKind.WHOLE_YEAR, "Hela året"),
        (TimeKind.SOME_TIME, "Under året, utan angiven tid"),
        (TimeKind.OTHER_YEARS, f"Inte {wheel.head.year}"),
    ):
        found = _named(compose, wheel.of_kind(timing), kind, longest)
        if found:
            rows.append([[Line(compose.user.inline(words), kind.strong)], [], found])
    return fitted(data_table(columns, rows, is_dense=True), columns, width)


def _month_row(compose: Composer, month: WheelMonth, kind: Type, longest: int) -> list[Cell]:
    month_cell = [Line(capital(month.name), kind.strong)]
    events = [
        Line(
            compose.user.inline(each.words)
            if each.is_standing
            else compose.user.strong(each.words),
            kind.body,
        )
        for each in month.events
    ]
    if not longest:
        return [month_cell, events, _marks(compose, month.all, kind)]
    lines = _named(compose, month.begins, kind, longest)
    if month.goes_on:
        marks = ", ".join(each.mark for each in month.goes_on)
        lines.append(Line(f"Fortsätter: {compose.user.inline(marks)}", kind.muted))
    return [month_cell, events, lines]


def _named(
    compose: Composer, activities: Sequence[WheelActivity], kind: Type, longest: int
) -> list[Line]:
    if not longest:
        return _marks(compose, activities, kind)
    return [
        Line(
            f"{compose.user.strong(each.mark)} "
            f"{compose.user.inline(shortened(each.title, longest))}",
            kind.body,
        )
        for each in activities
    ]


def _marks(compose: Composer, activities: Sequence[WheelActivity], kind: Type) -> list[Line]:
    marks = ", ".join(each.mark for each in activities)
    return [Line(compose.user.inline(marks), kind.body)] if marks else []


def activity_table(compose: Composer, wheel: YearWheel, kind: Type, width: float) -> DataTable:
    """Return every activity with its goal, its time, who leads it and how far it has come.

    What nothing is known of for any activity has no column.
    """
    name = _goal_name(wheel)
    columns = [
        Column("Nr", 0.8, heads_rows=True),
        Column(capital(wheel.level.singular) if wheel.level else "Aktivitet", 5),
        Column(name, max(0.9, 0.14 * len(name))),
        Column("När", 2.6),
        Column("Ansvarig", 2.4),
        Column("Status", 1.8),
    ]
    rows = [_activity_row(compose, wheel, each, kind) for each in wheel.activities]
    columns, rows = without_empty(columns, rows)
    rows = [[cell or compose.cell("–", kind.body) for cell in row] for row in rows]
    return fitted(data_table(columns, rows, is_dense=True), columns, width)


def _goal_name(wheel: YearWheel) -> str:
    levels = {goal.node.level.singular for goal in wheel.goals}
    return capital(levels.pop()) if len(levels) == 1 else "Del"


def _activity_row(
    compose: Composer, wheel: YearWheel, activity: WheelActivity, kind: Type
) -> list[Cell]:
    status = activity.status
    lead = activity.node.responsibilities.lead
    units = lead or ", ".join(
        activity.node.responsibilities.names(ResponsibilityRole.CO_RESPONSIBLE)
    )
    said = [Line(compose.sign(status.symbol, status.name), kind.body)] if status else []
    return [
        [Line(compose.user.strong(activity.mark), kind.body)],
        compose.cell(activity.title, kind.body),
        compose.cell(activity.goal.mark, kind.body),
        compose.cell(_when(wheel, activity), kind.body),
        compose.cell(units, kind.body),
        said,
    ]


def _when(wheel: YearWheel, activity: WheelActivity) -> str:
    time = activity.time
    if time.kind is TimeKind.SOME_TIME:
        return f"{time.words} (under året)" if time.words else "under året"
    if time.kind is TimeKind.OTHER_YEARS:
        return f"inte {wheel.head.year}: {time.words}"
    return time.words


def fitted(table: DataTable, columns: Sequence[Column], width: float) -> DataTable:
    """Set a table in another width than that of an upright page."""
    total = sum(column.share for column in columns)
    widths = [width * column.share / total for column in columns]
    vars(table).update(_argW=widths, _colWidths=list(widths))
    return table
