"""The documents of an open file, gathered one by one or for every unit and board."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, cast

from andts_desktop.document.papers.ready import ReadyPaper
from andts_desktop.domain.boards import responsible_units
from andts_desktop.domain.paper import PAPERS, PaperRequest, PaperSubject
from andts_desktop.domain.units import Unit
from andts_desktop.errors import InputError

if TYPE_CHECKING:
    from andts_desktop.document import Document
    from andts_desktop.domain.survey import SurveyRound

Gather = Callable[["Document", PaperRequest], ReadyPaper]


class PaperDoor:
    """Gathers what documents are made from; reads only."""

    def __init__(self, document: "Document") -> None:
        self._document = document

    def gather(self, request: PaperRequest) -> ReadyPaper:
        """Gather a document; raises InputError where the file has nothing to make it from."""
        self._check(request)
        if PAPERS[request.kind].needs_round:
            request = replace(request, survey_round=self.survey_round(request))
        # Each document's own module is loaded when one is wanted.
        module = import_module(f"andts_desktop.document.papers.{request.kind.value}")
        return cast("Gather", module.gather)(self._document, request)

    def each(self, request: PaperRequest) -> tuple[PaperRequest, ...]:
        """Return one request for each that the kind of document can be about, none for none."""
        subject = PAPERS[request.kind].subject
        if subject is PaperSubject.WHOLE:
            return (request,)
        return tuple(replace(request, unit=unit) for unit in self.subjects(request))

    def whole_set(self, request: PaperRequest) -> tuple[PaperRequest, ...]:
        """Return every document that can be made of the request's plan and year, in order.

        Those about a unit or a board come once for each; kinds that the file has nothing for
        are passed over.
        """
        found: list[PaperRequest] = []
        for kind in PAPERS:
            wanted = replace(request, kind=kind, unit=None, size=PAPERS[kind].sizes[0])
            if self._lacks(wanted) is None:
                found += self.each(wanted)
        return tuple(found)

    def subjects(self, request: PaperRequest) -> tuple[Unit, ...]:
        """Return whom there can be a document about: units with answers, or boards with work."""
        document = self._document
        if PAPERS[request.kind].subject is PaperSubject.BOARD:
            if request.plan_id is None:
                return ()
            plan = document.versions.followed(request.plan_id, request.year)
            return responsible_units(plan, document.units.all())
        found = self.survey_round(request)
        return document.surveys.units_with_answers(found) if found else ()

    def survey_round(self, request: PaperRequest) -> "SurveyRound | None":
        """Return the survey that is meant: the chosen one, or the first of the year."""
        rounds = self._document.surveys.rounds_of(request.year)
        return request.survey_round or next(iter(rounds), None)

    def _check(self, request: PaperRequest) -> None:
        lacking = self._lacks(request)
        if lacking is not None:
            raise InputError(lacking)
        subject = PAPERS[request.kind].subject
        if subject is not PaperSubject.WHOLE and request.unit is None:
            who = "en nämnd" if subject is PaperSubject.BOARD else "en enhet"
            raise InputError(f"Välj {who} som dokumentet ska handla om.")

    def _lacks(self, request: PaperRequest) -> str | None:
        """Say what the file lacks for a kind of document, None where it lacks nothing."""
        facts = PAPERS[request.kind]
        if facts.needs_plan and request.plan_id is None:
            return f"{facts.name} görs av en plan. Lägg in en plan först."
        if facts.needs_round and self.survey_round(request) is None:
            return (
                f"Det finns ingen enkätomgång {request.year}. Starta en på sidan Enkät, eller välj "
                "ett annat år."
            )
        return None
