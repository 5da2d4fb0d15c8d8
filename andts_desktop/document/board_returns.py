"""Boards' sheets that came back, and what they change in an open file."""

import datetime as dt
from typing import TYPE_CHECKING

from andts_desktop.domain.board_answers import FilledSheet, SheetChanges, sheet_changes
from andts_desktop.domain.changes import Changes
from andts_desktop.errors import InputError

if TYPE_CHECKING:
    from andts_desktop.document import Document


def preview(document: "Document", sheet: FilledSheet, day: dt.date) -> SheetChanges:
    """Say what a sheet would change, its reports dated `day`; nothing is stored.

    Raises InputError for a sheet of another file, of a plan that is gone, and for an empty one.
    """
    key = sheet.key
    if key.file_key != document.collections.file_key():
        raise InputError(
            f"”{sheet.source}” är gjort av en annan fil. Läs in det i den fil som bladet är gjort "
            "av."
        )
    if key.plan_id not in document.plans.ids():
        raise InputError(
            f"Planen som ”{sheet.source}” handlar om finns inte kvar i filen. Ta tillbaka den ur "
            "papperskorgen först."
        )
    if sheet.is_empty:
        raise InputError(
            f"”{sheet.source}” är inte ifyllt. Be {key.unit_name} öppna bladet, fylla i det, spara "
            "det och skicka det på nytt."
        )
    plan = document.versions.followed(key.plan_id, key.year)
    follow_up = document.follow_up.of(key.plan_id, key.year)
    outcomes = document.follow_up.outcomes(key.plan_id, key.year, key.year)
    return sheet_changes(sheet, plan, follow_up, outcomes, day.isoformat())


def take_in(document: "Document", changes: SheetChanges) -> Changes:
    """Store all that a sheet changes, or nothing where any of it cannot be stored."""
    with document.together():
        for entry in changes.reports:
            document.follow_up.set_status(entry)
        for outcome in changes.outcomes:
            document.follow_up.set_outcome(outcome)
    return Changes(follow_up=True)
