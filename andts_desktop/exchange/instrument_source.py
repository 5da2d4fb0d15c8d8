"""Read an instrument from a file that people have made: JSON or our own Excel workbook."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.instrument_check import faults
from andts_desktop.domain.instrument_faults import Fault
from andts_desktop.domain.instrument_file import read_draft
from andts_desktop.domain.json_source import line_of
from andts_desktop.errors import FileError, ResourceError, reason

SUFFIXES = (".json", ".xlsx")


@dataclass(frozen=True, slots=True)
class FoundInstrument:
    """An instrument that was read, also one with faults.

    `where` says in Swedish where in the file a fault stands; `left_out` names what of the file
    is not in the instrument, with its reason.
    """

    instrument: Instrument
    where: Callable[[Fault], str]
    left_out: tuple[str, ...] = ()

    def faults(self) -> tuple[tuple[str, Fault], ...]:
        """Return everything that is wrong, each with its place in the file."""
        return tuple((self.where(fault), fault) for fault in faults(self.instrument))


def is_instrument_file(name: str) -> bool:
    """Tell whether the name is one of a file that can hold an instrument."""
    return Path(name).suffix.lower() in SUFFIXES


def read_instrument_source(path: Path) -> FoundInstrument:
    """Read the file by its ending.

    Raises FileError for what cannot be read, ResourceError and RowsError for what has not the
    form of an instrument; whether its points add up is for `faults` to tell.
    """
    if path.suffix.lower() == ".xlsx":
        return _from_workbook(path)
    if path.suffix.lower() == ".json":
        return _from_json(path)
    raise FileError(f"”{path.name}” ska sluta på {' eller '.join(SUFFIXES)}.")


def _from_json(path: Path) -> FoundInstrument:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise FileError(f"”{path.name}” kunde inte läsas: {reason(error)}.") from None
    except UnicodeDecodeError:
        raise ResourceError(path.name, 1, "filen är inte sparad som UTF-8") from None
    instrument = read_draft(text, path.name)
    return FoundInstrument(instrument, lambda fault: f"rad {line_of(text, fault.path)}")


def _from_workbook(path: Path) -> FoundInstrument:
    from andts_desktop.exchange.instrument_workbook import read_workbook
    from andts_desktop.exchange.plan_import import safety
    from andts_desktop.exchange.plan_import.source import SourceKind

    file = safety.checked(path)
    if file.kind is not SourceKind.XLSX:
        raise FileError(f"”{file.name}” är inte en Excel-fil, fast den heter så.")
    read = read_workbook(file.data, file.name)
    left_out = tuple(
        ": ".join(filter(None, (each.place.words, each.text, each.reason)))
        for each in read.left_out
    )
    return FoundInstrument(read.instrument, read.place, left_out)
