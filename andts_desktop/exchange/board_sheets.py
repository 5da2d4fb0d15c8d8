"""Read a board's sheet that has been filled in, by whatever program."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from andts_desktop.domain import board_fields
from andts_desktop.domain.board_answers import ActivityAnswer, FilledSheet, IndicatorAnswer
from andts_desktop.domain.board_fields import SheetField, SheetKey, parse_field, parse_sheet_key
from andts_desktop.domain.ids import IndicatorId, NodeId
from andts_desktop.domain.text import cleaned, cleaned_line
from andts_desktop.errors import FileError
from andts_desktop.exchange.plan_import.safety import checked, library
from andts_desktop.exchange.plan_import.source import SourceKind
from andts_desktop.exchange.survey_forms.pdf_fields import PdfField, read_fields

Parts = dict[str, str]
"""What stands in the fields of one activity or indicator, by what is asked."""


def read_board_sheet(path: Path) -> FilledSheet:
    """Return what stands in a sheet; raises FileError for a file that is none."""
    file = checked(path)
    if file.kind is not SourceKind.PDF:
        raise _no_sheet(file.name)
    fields, fact = _read(file.name, file.data)
    hidden = fields.get(board_fields.KEY)
    written = [hidden.written if hidden else "", fact]
    key = next(filter(None, map(parse_sheet_key, written)), None)
    if key is None:
        raise _no_sheet(file.name)
    if not fields.keys() - {board_fields.KEY}:
        raise FileError(
            f"”{file.name}” är en utskrift av ett nämndblad: fälten är borta, så svaren går inte "
            "att läsa. Be nämnden fylla i det blad som skickades ut, välja Spara (inte Skriv ut) "
            "och skicka det."
        )
    return _sheet(file.name, key, fields)


def _read(name: str, data: bytes) -> tuple[Mapping[str, PdfField], str]:
    import pikepdf

    faults = (pikepdf.PdfError, pikepdf.ForeignObjectError, RuntimeError)
    more = (ValueError, TypeError, AttributeError, KeyError, IndexError)
    try:
        with library(name, *faults, *more), pikepdf.open(BytesIO(data)) as pdf:
            return read_fields(pdf), str(pdf.docinfo.get(board_fields.KEY_ENTRY, ""))
    except FileError as error:
        if isinstance(error.__cause__, pikepdf.PasswordError):
            raise FileError(
                f"”{name}” är skyddad med lösenord. Be den som skickade den ta bort lösenordet "
                "och skicka den på nytt."
            ) from None
        raise


def _no_sheet(name: str) -> FileError:
    return FileError(
        f"”{name}” är inget nämndblad från programmet. Kontrollera att det är rätt fil. Nämndblad "
        "görs på sidan Rapporter."
    )


def _sheet(name: str, key: SheetKey, fields: Mapping[str, PdfField]) -> FilledSheet:
    activities: dict[NodeId, Parts] = {}
    indicators: dict[IndicatorId, Parts] = {}
    unclear: list[str] = []
    for field_name, field in fields.items():
        asked = parse_field(field_name)
        if asked is None:
            continue
        written = _written(field)
        if written is None:
            unclear.append(field.about or field_name)
        elif written.strip():
            _note(activities, indicators, asked, written)
    respondent = fields.get(board_fields.RESPONDENT)
    return FilledSheet(
        source=name,
        key=key,
        respondent=cleaned_line(respondent.written) if respondent else "",
        activities=tuple(_activity(each, parts) for each, parts in activities.items()),
        indicators=tuple(_indicator(each, parts) for each, parts in indicators.items()),
        unclear=tuple(unclear),
    )


def _written(field: PdfField) -> str | None:
    """Return what stands in a field, None where that is not clear."""
    if field.is_unclear:
        return None
    if not field.is_button:
        return "" if field.written == board_fields.NO_CAUSE else cleaned(field.written)
    chosen = field.chosen()
    return None if len(chosen) > 1 else next(iter(chosen), "")


def _note(
    activities: dict[NodeId, Parts],
    indicators: dict[IndicatorId, Parts],
    asked: SheetField,
    written: str,
) -> None:
    if asked.is_indicator:
        indicators.setdefault(IndicatorId(asked.about), {})[asked.part] = written
    else:
        activities.setdefault(NodeId(asked.about), {})[asked.part] = written


def _activity(node_id: NodeId, parts: Parts) -> ActivityAnswer:
    return ActivityAnswer(
        node_id,
        status=parts.get(board_fields.STATUS, ""),
        cause=parts.get(board_fields.CAUSE, ""),
        comment=parts.get(board_fields.COMMENT, ""),
    )


def _indicator(indicator_id: IndicatorId, parts: Parts) -> IndicatorAnswer:
    return IndicatorAnswer(
        indicator_id,
        outcomes=tuple(
            (sex, parts[end]) for sex, end in board_fields.OUTCOMES.items() if end in parts
        ),
        comment=parts.get(board_fields.COMMENT, ""),
    )
