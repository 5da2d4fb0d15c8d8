"""The facts of a decision: suggested, and checked in the margin."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from andts_desktop.domain.plan import PlanDetails
from andts_desktop.domain.plan_versions import PlanVersion
from andts_desktop.ui.dialogs.decide import DecideDialog

TODAY = dt.date(2026, 11, 22)
DECIDED = (PlanVersion(name="3"),)
Show = Callable[..., DecideDialog]


@pytest.fixture
def show(application: QApplication, qtbot: QtBot) -> Show:
    kept: list[DecideDialog] = []

    def made(version: str = "3", versions: tuple[PlanVersion, ...] = DECIDED) -> DecideDialog:
        details = PlanDetails(
            title="Plan", version=version, period_to=2029, decided_by="Fullmäktige"
        )
        dialog = DecideDialog(details, versions, TODAY)
        kept.append(dialog)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return made


def _can_decide(dialog: DecideDialog) -> bool:
    return dialog._buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


def test_the_following_version_is_suggested(show: Show) -> None:
    assert show().version() == PlanVersion(
        name="4",
        decided_by="Fullmäktige",
        decided_on="2026-11-22",
        valid_from="2026-11-22",
        valid_to="2029-12-31",
    )


def test_a_version_that_was_never_decided_keeps_its_name(show: Show) -> None:
    assert show("2026:1", ()).version().name == "2026:1"


def test_the_first_version_of_a_plan_without_one_is_called_1(show: Show) -> None:
    assert show("", ()).version().name == "1"


@pytest.mark.parametrize(
    ("period", "starts", "ends"),
    [
        ((2022, 2025), "2026-11-22", ""),
        ((2024, 2026), "2026-11-22", "2026-12-31"),
        ((2027, 2030), "2027-01-01", "2030-12-31"),
        ((None, None), "2026-11-22", ""),
    ],
)
def test_a_validity_is_suggested_that_can_be_decided(
    qtbot: QtBot,
    application: QApplication,
    period: tuple[int | None, int | None],
    starts: str,
    ends: str,
) -> None:
    first, last = period
    details = PlanDetails(title="Plan", version="1", period_from=first, period_to=last)
    dialog = DecideDialog(details, (), TODAY)
    qtbot.addWidget(dialog)
    version = dialog.version()
    assert (version.valid_from, version.valid_to) == (starts, ends)
    assert _can_decide(dialog)


def test_a_version_without_number_waits_for_a_name(show: Show) -> None:
    dialog = show("")
    assert not _can_decide(dialog)
    assert "Ge versionen ett namn" in dialog._problem.text()


@pytest.mark.parametrize(
    ("field", "text", "problem"),
    [
        ("name", "3", "Det finns redan en version som heter så."),
        ("name", " ", "Ge versionen ett namn, till exempel 2 eller 2026:1."),
        ("valid_to", "2020-01-01", "Versionen slutar att gälla innan den börjar."),
    ],
)
def test_what_is_wrong_is_said_in_the_margin(
    show: Show, field: str, text: str, problem: str
) -> None:
    dialog = show()
    dialog._fields[field].setText(text)
    assert dialog._problem.text() == problem
    assert not _can_decide(dialog)


@pytest.mark.parametrize("field", ["decided_on", "valid_from", "valid_to"])
def test_a_date_that_is_none_is_said_in_the_margin(show: Show, field: str) -> None:
    dialog = show()
    dialog._fields[field].setText("i våras")
    assert dialog._problem.text()
    assert not _can_decide(dialog)


def test_a_mended_date_can_be_decided(show: Show) -> None:
    dialog = show()
    dialog._fields["decided_on"].setText("i våras")
    dialog._fields["decided_on"].setText("2026-05-18")
    assert _can_decide(dialog)
    assert dialog._problem.text() == ""


def test_a_whole_year_ends_after_a_day_in_it(show: Show) -> None:
    dialog = show()
    dialog._fields["valid_to"].setText("2026")
    assert _can_decide(dialog)


def test_dates_may_be_left_out(show: Show) -> None:
    dialog = show()
    for field in ("decided_on", "valid_from", "valid_to"):
        dialog._fields[field].setText("")
    assert _can_decide(dialog)


def test_tab_goes_through_the_fields_in_order(show: Show, qtbot: QtBot) -> None:
    dialog = show()
    dialog.activateWindow()
    fields = list(dialog._fields.values())
    fields[0].setFocus()
    met: list[QWidget | None] = [fields[0]]
    for _ in fields[1:]:
        focused = dialog.focusWidget()
        assert isinstance(focused, QLineEdit)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        met.append(dialog.focusWidget())
    assert met == fields
    assert all(field.accessibleName() for field in fields)
