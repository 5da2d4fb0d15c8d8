"""Write every document that the program can make, from files of three sizes, to be checked."""

import datetime as dt
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from andts_desktop import paths
from andts_desktop.document import Document
from andts_desktop.document.example import build_example
from andts_desktop.document.printing import print_paper
from andts_desktop.domain.collection import FormKind
from andts_desktop.domain.follow_up import Prose, ProseSection
from andts_desktop.domain.paper import PAPERS, PaperForm, PaperKind, PaperRequest, PaperSubject
from andts_desktop.domain.survey import SheetState
from andts_desktop.domain.units import UnitKind
from andts_desktop.errors import InputError
from andts_desktop.exchange.library import Library
from andts_desktop.files import safe_name

YEAR = 2026
AS_OF = dt.date(2026, 11, 20)
SUBJECTS = 2
"""How many units or boards of each file get a document of their own."""
DISTRICTS = 11
LONG = (
    "Föräldrarådgivningen och skoldatatekets förebyggande arbetsgrupper har tillsammans med "
    "alkoholhandläggarorganisationen följt upp överenskommelsen. "
)


@dataclass(frozen=True, slots=True)
class Written:
    """A document that was written, or why it could not be; `is_fillable` tells of form fields."""

    name: str
    path: Path | None = None
    is_fillable: bool = False
    failure: str = ""
    absent: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that documents are made from; an empty one has nothing to make some of them from."""

    name: str
    fill: Callable[[Document], None]
    is_empty: bool = False


def _example(document: Document) -> None:
    build_example(document, YEAR)


def _empty(document: Document) -> None:
    document.plans.add(document.library.template("tom-plan"))


def _largest(document: Document) -> None:
    """Fill the example on: more districts, and a long word on everything that can have one."""
    build_example(document, YEAR)
    with document.together():
        _add_districts(document)
        _tell_at_length(document)


def _add_districts(document: Document) -> None:
    survey_round = document.papers.survey_round(_request(PaperKind.RESULT))
    if survey_round is None:
        raise ValueError("the example has a survey")
    answered = document.surveys.units_with_answers(survey_round)
    districts = [each for each in answered if each.kind is UnitKind.DISTRICT]
    sheets = [document.surveys.sheet(survey_round, each.id) for each in districts]
    for each in districts:  # answers that are ready are changed by nobody
        document.sheets.set_state(
            survey_round.id, each.id, SheetState.DRAFT, f"{AS_OF}", "Mer att säga"
        )
    for number in range(len(districts), DISTRICTS):
        added = document.units.add(f"Förvaltningsområde {number + 1}", UnitKind.DISTRICT)
        sheets.append(replace(sheets[0], unit_id=added))
    document.surveys.set_answers(
        [
            replace(sheet, answers=tuple(replace(each, comment=LONG * 5) for each in sheet.answers))
            for sheet in sheets
        ]
    )


def _tell_at_length(document: Document) -> None:
    for plan_id in document.plans.ids():
        follow_up = document.follow_up.of(plan_id, YEAR)
        for entry in follow_up.latest().values():
            document.follow_up.set_status(replace(entry, comment=LONG * 12))
        summary = "\n\n".join([LONG * 20] * 6)
        document.follow_up.set_prose(plan_id, YEAR, Prose(ProseSection.SUMMARY, summary))


SOURCES = (
    Source("exempel", _example),
    Source("tom", _empty, is_empty=True),
    Source("störst", _largest),
)


def write_all(
    folder: Path, kinds: Sequence[PaperKind] = (), sources: Sequence[str] = ()
) -> Iterator[Written]:
    """Write the documents into `folder` one by one; without kinds, all and the survey's forms."""
    library = Library(paths.resources())
    for source in SOURCES:
        if sources and source.name not in sources:
            continue
        document = Document.create(folder / f"{source.name}.andts", library)
        try:
            source.fill(document)
            for kind in kinds or PaperKind:
                yield from _of_kind(document, source, kind, folder)
            if not kinds:
                yield from _forms(document, source, folder)
        finally:
            document.close()


def _request(kind: PaperKind) -> PaperRequest:
    return PaperRequest(kind, YEAR, AS_OF)


def _of_kind(
    document: Document, source: Source, kind: PaperKind, folder: Path
) -> Iterator[Written]:
    facts = PAPERS[kind]
    about_plan = facts.needs_plan or facts.subject is PaperSubject.BOARD
    plans = document.plans.ids() if about_plan else document.plans.ids()[:1]
    for plan_id, size in itertools.product(plans, facts.sizes):
        request = replace(_request(kind), plan_id=plan_id, size=size)
        for form in facts.forms if size is facts.sizes[0] else (PaperForm.PDF,):
            words = [source.name, str(plan_id) if about_plan else "", kind.value]
            words += [size.value if len(facts.sizes) > 1 else ""]
            yield from _of_request(document, source, request, form, words, folder)


def _of_request(
    document: Document,
    source: Source,
    request: PaperRequest,
    form: PaperForm,
    words: Sequence[str],
    folder: Path,
) -> Iterator[Written]:
    name = " ".join(filter(None, words))
    each = document.papers.each(request)
    facts = PAPERS[request.kind]
    may_be_absent = source.is_empty and (facts.needs_round or facts.subject is PaperSubject.BOARD)
    if not each:
        told = "there is nobody that it can be about"
        missed = f"{name}.{form.value}"
        yield Written(missed, absent=told) if may_be_absent else Written(missed, failure=told)
    for asked in each[:SUBJECTS]:
        about = asked.unit.name if asked.unit else ""
        path = folder / f"{safe_name(f'{name} {about}')}.{form.value}"
        make = partial(_printed, document, asked, form)
        yield _written(path, make, is_fillable=facts.is_fillable, may_be_absent=may_be_absent)


def _printed(document: Document, request: PaperRequest, form: PaperForm) -> bytes:
    return print_paper(document.papers.gather(request), form).data


def _written(
    path: Path, make: Callable[[], bytes], *, is_fillable: bool, may_be_absent: bool = False
) -> Written:
    try:
        path.write_bytes(make())
    except InputError as error:
        told = str(error)
        return (
            Written(path.name, absent=told) if may_be_absent else Written(path.name, failure=told)
        )
    except Exception as error:  # noqa: BLE001 - told in the table, and the check fails
        return Written(path.name, failure=f"{type(error).__name__}: {error}")
    return Written(path.name, path, is_fillable)


def _forms(document: Document, source: Source, folder: Path) -> Iterator[Written]:
    for survey_round in document.surveys.rounds_of(YEAR):
        unit = document.surveys.taking_part(survey_round)[0]
        form = document.collections.form(survey_round, unit.id, "Åsa Öberg", "2026-12-01")
        path = folder / safe_name(f"{source.name} formulär {form.instrument.short_title}.pdf")
        make = partial(document.collections.form_bytes, form, FormKind.PDF)
        yield _written(path, make, is_fillable=True)
