"""The rows of our workbook's sheets by their headers, whatever order people gave the columns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from andts_desktop.domain.text import cleaned_line
from andts_desktop.errors import InputError, RowsError
from andts_desktop.exchange.plan_import.source import LeftOut, Place
from andts_desktop.exchange.spreadsheet import SheetRow
from andts_desktop.exchange.workbook.form import CHOICES, CONTINUED, SheetForm

_HEADER_WITHIN = 20
"""A header row further down than this is none."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet, its texts by their headers; a column that is not there is empty."""

    place: Place
    texts: Mapping[str, str]

    def text(self, header: str) -> str:
        """Return the cell as it is, line ends and all."""
        return self.texts.get(header, "")

    def line(self, header: str) -> str:
        """Return the cell as one line."""
        return cleaned_line(self.text(header))

    def lines(self, header: str) -> tuple[str, ...]:
        """Return the lines of the cell that say something."""
        return tuple(filter(None, map(cleaned_line, self.text(header).split("\n"))))


class Findings:
    """What is wrong with the workbook, and what of it is left out; filled while reading."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._problems: list[str] = []
        self.left_out: list[LeftOut] = []

    def wrong(self, line: Line, header: str, what: str) -> None:
        """Note that a cell cannot be understood, and what to do about it."""
        place = f"{line.place.words}, {header}: {what}"
        self._problems.append(place[0].upper() + place[1:])

    def omit(self, text: str, reason: str, place: Place) -> None:
        """Note that something of the workbook is not taken along."""
        self.left_out.append(LeftOut(text, reason, place))

    def check(self) -> None:
        """Raise RowsError where something was wrong."""
        if self._problems:
            raise RowsError(self.name, self._problems)


def check_sheets(
    needed: Iterable[SheetForm],
    known: Iterable[SheetForm],
    sheets: Iterable[str],
    findings: Findings,
) -> None:
    """Raise InputError for a sheet that is needed and not there; note those that are not ours."""
    found = {title.strip().casefold(): title for title in sheets}
    for form in needed:
        if form.name.casefold() not in found:
            raise InputError(
                f"”{findings.name}” saknar bladet {form.name}. Har det bytt namn? Byt tillbaka, "
                f"eller exportera {form.of} på nytt."
            )
    forms = tuple(known)
    ours = {CHOICES.casefold(), *(form.name.casefold() for form in forms)}
    for folded, title in found.items():
        if folded not in ours:
            what = f"Bladet hör inte till {forms[0].of}."
            findings.omit(title, what, Place(sheet=title))


def sheet_lines(
    form: SheetForm, sheets: Mapping[str, Sequence[SheetRow]], findings: Findings
) -> tuple[Line, ...]:
    """Return what stands below the header row, texts that go on in further rows joined.

    A sheet that is missing is empty and noted, as is a missing or a foreign column. Raises
    InputError where the header row cannot be found.
    """
    rows = next((sheets[name] for name in sheets if _same(name, form.name)), None)
    if rows is None:
        findings.omit(form.name, "Bladet saknas i arbetsboken.", Place())
        return ()
    if not rows:
        return ()
    header, columns = _header(form, rows)
    _note_columns(form, header, columns, findings)
    below = [row for row in rows if row.number > header.number]
    return tuple(_joined(form, (_line(form, columns, row, findings) for row in below)))


def _header(form: SheetForm, rows: Sequence[SheetRow]) -> tuple[SheetRow, Mapping[str, int]]:
    """Return the header row and the place of each of the form's columns in it."""
    needed = form.headers[: form.required]
    for row in rows[:_HEADER_WITHIN]:
        columns = {
            known: place
            for place, text in reversed(tuple(enumerate(row.texts)))
            for known in form.headers
            if _same(text, known)
        }
        if all(header in columns for header in needed):
            return row, columns
    raise InputError(
        f"Bladet {form.name} saknar rubrikraden. Högst upp ska stå: {', '.join(needed)}. Skriv "
        f"tillbaka rubrikerna eller exportera {form.of} på nytt."
    )


def _note_columns(
    form: SheetForm, header: SheetRow, columns: Mapping[str, int], findings: Findings
) -> None:
    place = Place(sheet=form.name, row=header.number)
    for number, text in enumerate(header.texts):
        if text.strip() and number not in columns.values():
            findings.omit(cleaned_line(text), f"Kolumnen hör inte till {form.of}.", place)
    for missing in form.headers:
        if missing not in columns:
            findings.omit(missing, "Kolumnen saknas, så fälten blir tomma.", place)


def _line(form: SheetForm, columns: Mapping[str, int], row: SheetRow, findings: Findings) -> Line:
    texts = {
        header: row.texts[place] for header, place in columns.items() if place < len(row.texts)
    }
    line = Line(Place(sheet=form.name, row=row.number), texts)
    for header, place in columns.items():
        if place in row.faults:
            findings.wrong(line, header, f"cellen visar felet {row.texts[place]}. Rätta den.")
    return line


def _joined(form: SheetForm, lines: Iterable[Line]) -> Iterable[Line]:
    first = form.headers[0]
    whole: Line | None = None
    for line in lines:
        if not any(text.strip() for text in line.texts.values()):
            continue
        if whole is not None and form.has_long_texts and _same(line.text(first), CONTINUED):
            texts = {
                header: text if header == first else text + line.text(header)
                for header, text in whole.texts.items()
            }
            whole = Line(whole.place, texts)
            continue
        if whole is not None:
            yield whole
        whole = line
    if whole is not None:
        yield whole


def _same(one: str, other: str) -> bool:
    return cleaned_line(one).casefold() == other.casefold()
