"""An instrument as an Excel workbook, and back."""

from andts_desktop.exchange.instrument_workbook.reading import (
    ReadInstrument,
    is_own_workbook,
    read_workbook,
)
from andts_desktop.exchange.instrument_workbook.writing import write_workbook

__all__ = ["ReadInstrument", "is_own_workbook", "read_workbook", "write_workbook"]
