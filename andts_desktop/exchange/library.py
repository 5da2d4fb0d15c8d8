"""The templates and instruments that come with the program."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from andts_desktop.domain.ids import InstrumentId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.instrument_file import read_instrument
from andts_desktop.domain.swedish import sort_key
from andts_desktop.errors import InputError, ResourceError, reason

if TYPE_CHECKING:
    from andts_desktop.domain.plan_template import PlanTemplate

NATIONAL_GOALS = "nationella-mal-2022-2025"
"""The template whose goals the others link to."""


class Library:
    """Reads plan templates and instruments by name from the program's resources."""

    def __init__(self, resources: Path) -> None:
        self._resources = resources
        self._instruments: dict[str, Instrument] = {}

    def template_ids(self) -> tuple[str, ...]:
        """Return the names of the plan templates."""
        return _names(self._resources / "plans")

    def template(self, template_id: str) -> "PlanTemplate":
        """Return a plan template; raises InputError for an unknown one, ResourceError."""
        from andts_desktop.domain.plan_template import read_plan_template

        if template_id not in self.template_ids():
            known = ", ".join(self.template_ids())
            raise InputError(f"Mallen ”{template_id}” finns inte. Välj någon av: {known}.")
        text, name = _read(self._resources / "plans" / f"{template_id}.json")
        if template_id == NATIONAL_GOALS:
            return read_plan_template(text, name)
        goals = frozenset(node.number for node in self.template(NATIONAL_GOALS).nodes)
        return read_plan_template(text, name, goals)

    def instrument_ids(self) -> tuple[InstrumentId, ...]:
        """Return the names of the instruments, the newest version of a family first."""
        return tuple(
            InstrumentId(name) for name in reversed(_names(self._resources / "instruments"))
        )

    def instrument(self, instrument_id: str) -> Instrument:
        """Return an instrument; raises InputError for an unknown one, ResourceError."""
        # What comes with the program does not change while it runs, and is asked for at each key.
        if instrument_id in self._instruments:
            return self._instruments[instrument_id]
        if instrument_id not in self.instrument_ids():
            raise unknown_instrument(instrument_id, self.instrument_ids())
        path = self._resources / "instruments" / f"{instrument_id}.json"
        self._instruments[instrument_id] = read_instrument(*_read(path))
        return self._instruments[instrument_id]


def unknown_instrument(instrument_id: str, known: Iterable[str]) -> InputError:
    """Return what is raised where there is no instrument of that name."""
    names = ", ".join(sorted(known))
    return InputError(f"Enkäten ”{instrument_id}” finns inte. Välj någon av: {names}.")


def _names(folder: Path) -> tuple[str, ...]:
    return tuple(sorted((path.stem for path in folder.glob("*.json")), key=sort_key))


def _read(path: Path) -> tuple[str, str]:
    try:
        return path.read_text(encoding="utf-8-sig"), path.name
    except UnicodeDecodeError as error:
        line = path.read_bytes().count(b"\n", 0, error.start) + 1
        raise ResourceError(path.name, line, "filen är inte sparad som UTF-8") from None
    except OSError as error:
        raise ResourceError(path.name, 1, f"filen kunde inte läsas ({reason(error)})") from None
