"""A plan as an Excel workbook, and back."""

from andts_desktop.exchange.plan_workbook.reading import (
    is_own_workbook,
    read_workbook,
    understand_workbook,
)
from andts_desktop.exchange.plan_workbook.writing import write_workbook

__all__ = ["is_own_workbook", "read_workbook", "understand_workbook", "write_workbook"]
