"""Read the sheet of parts, and put the questions into them."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from andts_desktop.domain.instrument import Part, PartRule
from andts_desktop.domain.instrument_faults import Path
from andts_desktop.exchange.instrument_workbook.cells import read_count, read_id, read_number
from andts_desktop.exchange.instrument_workbook.form import RULES
from andts_desktop.exchange.instrument_workbook.questions import AskedQuestion
from andts_desktop.exchange.workbook.lines import Findings, Line
from andts_desktop.exchange.workbook.values import read_choice


class PartReader:
    """Reads the parts; `lines` gives the row of each part, question and option by its path."""

    def __init__(
        self, lines: Iterable[Line], questions: Sequence[AskedQuestion], findings: Findings
    ) -> None:
        self._findings = findings
        self._lines: dict[str, Line] = {}
        self._questions = questions
        self.lines: dict[Path, Line] = {}
        for line in lines:
            name = read_id(line, "Id", findings)
            above = line.line("Under delen")
            if name in self._lines:
                findings.wrong(line, "Id", f"delen ”{name}” står två gånger. Byt id på den ena.")
            elif above and above not in self._lines:
                findings.wrong(
                    line, "Under delen", f"delen ”{above}” står inte på någon rad ovanför."
                )
            else:
                self._lines[name] = line

    def parts(self) -> tuple[Part, ...]:
        """Return the parts as a tree, in the order of their rows."""
        for asked in self._questions:
            if asked.part_id not in self._lines:
                what = f"delen ”{asked.part_id}” finns inte på bladet Delar."
                self._findings.wrong(asked.line, "Del", what if asked.part_id else "del saknas.")
        return self._below("", ())

    def _below(self, above: str, path: Path) -> tuple[Part, ...]:
        names = [name for name, line in self._lines.items() if line.line("Under delen") == above]
        return tuple(
            self._part(name, (*path, "parts", number)) for number, name in enumerate(names)
        )

    def _part(self, name: str, path: Path) -> Part:
        line = self._lines[name]
        self.lines[path] = line
        asked = [each for each in self._questions if each.part_id == name]
        for number, each in enumerate(asked):
            here = (*path, "questions", number)
            self.lines[here] = each.line
            self.lines |= {
                (*here, "options", place): option for place, option in enumerate(each.option_lines)
            }
        return Part(
            id=name,
            title=line.line("Rubrik"),
            max=read_number(line, "Högsta poäng", self._findings) or Decimal(0),
            rule=read_choice(line, "Räknesätt", RULES, PartRule.SUM, self._findings),
            parts=self._below(name, path),
            questions=tuple(each.question for each in asked),
            minimum_answers=read_count(line, "Minsta antal svar", self._findings),
        )
