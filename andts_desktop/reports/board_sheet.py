"""A board's sheet as a PDF to fill in: what is the board's in the plan, and room for answers."""

from collections.abc import Iterator
from functools import partial

from reportlab.platypus import Flowable

from andts_desktop.domain import board_fields
from andts_desktop.domain.board_sheet import BoardSheet, FedSurvey
from andts_desktop.domain.brand import PLAIN, Brand
from andts_desktop.domain.plan import ResponsibilityRole
from andts_desktop.domain.swedish import enumerated, format_date, plural
from andts_desktop.reports import theme
from andts_desktop.reports.board_sheet_fields import (
    BLOCK_HEADING,
    BoardSetter,
    latest_cell,
    role_words,
)
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.cover import Cover, head
from andts_desktop.reports.form_drawn import DrawnFields, Writing
from andts_desktop.reports.form_finish import add_fields
from andts_desktop.reports.form_rows import WritingRow
from andts_desktop.reports.form_stack import FormBlock, FormStack
from andts_desktop.reports.form_words import Step, send_to, steps
from andts_desktop.reports.page import DocumentInfo
from andts_desktop.reports.paper import Paper
from andts_desktop.reports.tables import Column, without_empty
from andts_desktop.reports.text import UserText
from andts_desktop.reports.wording import capital

_FEW = 6


def board_sheet_paper(sheet: BoardSheet, brand: Brand = PLAIN) -> Paper:
    """Set a board's sheet; the same values give the same document.

    The fields are named after the activities and indicators, as `domain.board_fields` has it.
    """
    compose = Composer.begin(brand)
    fields = _fields(compose, sheet)
    front = [*_front(compose, sheet, fields), *_extent(compose, sheet)]
    return Paper(
        info=_info(compose.user, sheet, fields.key),
        story=[*front, *_asked(compose, sheet, fields)],
        warnings=compose.user.warnings,
        finish=partial(add_fields, fields=fields),
    )


def _fields(compose: Composer, sheet: BoardSheet) -> DrawnFields:
    key = board_fields.sheet_key_text(sheet.key)
    hidden = Writing(board_fields.KEY, "Bladets nyckel", key)
    return DrawnFields(key, board_fields.KEY_ENTRY, compose.accent, (hidden,))


def _info(user_text: UserText, sheet: BoardSheet, key: str) -> DocumentInfo:
    plain = user_text.plain
    title = plain(f"Nämndblad {sheet.year}, {sheet.board.name}")
    return DocumentInfo(
        title=title,
        author=plain(sheet.municipality) or "ANDTS Desktop",
        subject=plain(f"Formulär att fylla i: {sheet.plan_title}"),
        footer=title,
        fine_print=key,
        is_fillable=True,
    )


def _front(compose: Composer, sheet: BoardSheet, fields: DrawnFields) -> Iterator[Flowable]:
    yield from head(compose, _head(sheet))
    respondent = Writing(board_fields.RESPONDENT, "Ifylld av: namn, funktion och datum")
    yield WritingRow(fields, respondent, before="Ifylld av", indent=0)
    title = compose.heading(2, "Så här fyller du i", style=BLOCK_HEADING)
    yield from compose.headed([title], steps(list(_instructions(compose, sheet))))


def _head(sheet: BoardSheet) -> Cover:
    plan = " ".join(filter(None, (sheet.plan_title, _period(sheet))))
    return Cover(
        title=f"Nämndblad {sheet.year}",
        subtitle=sheet.board.name,
        owner=sheet.municipality,
        facts=[("Plan", plan), ("Läget per", format_date(sheet.as_of))],
    )


def _period(sheet: BoardSheet) -> str:
    return "" if sheet.period in sheet.plan_title else sheet.period


def _extent(compose: Composer, sheet: BoardSheet) -> list[Flowable]:
    """Return what the board is asked about, in short."""
    words = f"{sheet.board.name} svarar för {_counted(sheet)} i planen."
    body = [compose.line(words)]
    if sheet.activities():
        body.append(_in_short(compose, sheet))
    title = compose.heading(2, "Ert ansvar", style=BLOCK_HEADING)
    return compose.headed([title], body)


def _counted(sheet: BoardSheet) -> str:
    levels = [each.node.level for each in sheet.activities()]
    words = [
        plural(levels.count(each), each.singular, each.plural) for each in dict.fromkeys(levels)
    ]
    indicators = len(sheet.indicators())
    return enumerated(
        [*words, *([plural(indicators, "indikator", "indikatorer")] if indicators else [])]
    )


def _in_short(compose: Composer, sheet: BoardSheet) -> Flowable:
    rows = [
        [
            compose.cell(each.node.label),
            compose.cell(role_words(each)),
            latest_cell(compose, sheet, each),
        ]
        for each in sheet.activities()
    ]
    level = sheet.activities()[0].node.level
    columns = [
        Column(compose.user.inline(capital(level.singular)), 48),
        Column("Er del", 20),
        Column("Senast rapporterat", 32),
    ]
    return compose.table(*without_empty(columns, rows), is_dense=True)


def _instructions(compose: Composer, sheet: BoardSheet) -> Iterator[Step]:
    yield Step("Fyll i direkt i filen, i ett program för PDF eller i webbläsaren, och spara den.")
    receiver = sheet.sender.strip() or "den som skickade den"
    yield send_to(compose, "Skicka den sparade filen till", receiver)
    if any(each.node.level.has_status for each in sheet.activities()):
        yield Step("Välj den status som gäller nu. Det som rapporterades senast står ovanför.")
    deviations = [f"”{each.name}”" for each in sheet.scale if each.is_deviation]
    if deviations and sheet.causes and sheet.activities():
        words = f"Välj en orsak om status är {_either(deviations)}, annars ingen."
        yield Step(compose.user.inline(words))
    yield Step("Skriv i kommentaren vad som är gjort, vad det gav och vad som återstår.")
    if any(each.role is not ResponsibilityRole.LEAD for each in sheet.activities()):
        yield Step("Där ni delar ansvaret svarar ni för er del.")
    if sheet.indicators():
        yield Step(
            "Skriv utfallet som ett tal eller i ord. Skriv ”–” om uppgiften saknas, ”.” om den "
            "inte gäller er och ”..” om den omfattas av sekretess."
        )


def _asked(compose: Composer, sheet: BoardSheet, fields: DrawnFields) -> list[Flowable]:
    """Return the fields, and the questions that are asked elsewhere."""
    blocks = list(BoardSetter(compose, sheet, fields).blocks())
    questions = tuple(_surveys(compose, sheet))
    count = sum(len(each.questions) for each in sheet.surveys)
    if questions and count <= _FEW:
        # So few that they share a page with fields and do not get one for themselves.
        return [FormStack([*blocks, FormBlock(questions)], is_last=True)]
    return [FormStack(blocks, is_last=not questions), *questions]


def _either(names: list[str]) -> str:
    return " eller ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _surveys(compose: Composer, sheet: BoardSheet) -> Iterator[Flowable]:
    asked = [each for each in sheet.surveys if each.questions]
    own = [f"”{each.title}”" for each in sheet.surveys if each.is_answered]
    if not (asked or own):
        return
    head: list[Flowable] = [compose.heading(2, "Enkätfrågor om ert arbete", style=BLOCK_HEADING)]
    if asked:
        head.append(compose.line(_ABOUT_QUESTIONS))
    if own:
        words = f"Ni besvarar också {enumerated(own)} {sheet.year}, i ett eget formulär."
        head.append(compose.line(words))
    body = [each for survey in asked for each in _questions(compose, survey)]
    yield from compose.headed(head, body)


_ABOUT_QUESTIONS = (
    "De här frågorna i årets enkäter handlar om det som ni ansvarar för. De besvaras i "
    "enkäten och inte här."
)


def _questions(compose: Composer, survey: FedSurvey) -> list[Flowable]:
    example = " (exempelfrågor)" if survey.is_example else ""
    columns = [Column("Nr", 7, numeric=True), Column("Fråga", 55), Column("Ert ansvar", 38)]
    rows = [
        [
            compose.cell(str(each.number)),
            compose.cell(each.text),
            [line for name in each.activities for line in compose.cell(name, theme.CELL_MUTED)],
        ]
        for each in survey.questions
    ]
    title = compose.heading(3, f"{survey.title}{example}", outlined=False, style=_SURVEY_HEADING)
    return compose.headed([title], [compose.table(columns, rows, is_dense=True)])


_SURVEY_HEADING = theme.changed(theme.SUBSECTION, spaceBefore=8)
