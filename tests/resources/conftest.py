"""The plans that come with the program, by their places."""

import pytest

from andts_desktop.domain.plan_template import PlanTemplate
from andts_desktop.exchange.library import Library


@pytest.fixture
def stockholm_programme(library: Library) -> PlanTemplate:
    return library.template("stockholm-2023-2026")


@pytest.fixture
def vasteras_plan(library: Library) -> PlanTemplate:
    return library.template("vasteras-2022-2025")


@pytest.fixture
def vaxjo(library: Library) -> PlanTemplate:
    return library.template("vaxjo-2022-2027")


@pytest.fixture
def kronoberg(library: Library) -> PlanTemplate:
    return library.template("kronoberg-2022-2026")


@pytest.fixture
def nacka(library: Library) -> PlanTemplate:
    return library.template("nacka-2014-2016")
