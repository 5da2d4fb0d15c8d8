"""What the editor of instruments shows around an instrument, gathered from the file."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from andts_desktop.document.instruments import InstrumentDoor
from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.instrument import Instrument, Link, Part, Question
from andts_desktop.domain.instrument_edits import (
    Ref,
    found,
    part_ref,
    question_ref,
    spot_of,
)
from andts_desktop.domain.instrument_faults import Fault, PlaceKind
from andts_desktop.domain.plan import Node, Plan
from andts_desktop.domain.plan_keys import offered_keys
from andts_desktop.ui.widgets.question_editor import QuestionSetting


def state_words(door: InstrumentDoor, instrument: Instrument) -> str:
    """Return how an instrument stands: in use, the program's own, or being made."""
    if door.is_frozen(instrument.id):
        return _tr("används – fryst")
    if not door.is_own(instrument.id):
        return _tr("kommer med programmet")
    return _tr("under arbete")


def why_fixed(door: InstrumentDoor, instrument: Instrument) -> str:
    """Return why an instrument cannot be changed; empty where it can."""
    if door.is_frozen(instrument.id):
        return _tr(
            "Enkäten används i en omgång och är fryst, så att svaren hör ihop med frågorna. "
            "Gör en ny version för att ändra."
        )
    if not door.is_own(instrument.id):
        return _tr(
            "Enkäten kommer med programmet och kan inte ändras. Gör en kopia eller en ny version."
        )
    return ""


def ref_of(fault: Fault) -> Ref:
    """Return what of the instrument a fault is about; a fault of an option is its question's."""
    kind = PlaceKind.QUESTION if fault.kind is PlaceKind.OPTION else fault.kind
    return Ref(kind, fault.place)


def marks(faults: Sequence[Fault]) -> dict[Ref, bool]:
    """Return everything that has an error (True), or is only worth a look (False)."""
    marked: dict[Ref, bool] = {}
    for fault in faults:
        marked[ref_of(fault)] = marked.get(ref_of(fault), False) or fault.is_error
    return marked


def where_of(instrument: Instrument, part: Part) -> str:
    """Return what a part lies in: the titles from the whole down."""
    names: list[str] = []
    spot = spot_of(instrument, part_ref(part.id))
    while spot is not None and spot.above:
        above = instrument.part(spot.above)
        names.insert(0, above.title if above is not None else "")
        spot = spot_of(instrument, part_ref(spot.above))
    return " → ".join((_tr("Del"), *names)) if names else _tr("Del av enkäten")


def groups_at(instrument: Instrument, ref: Ref) -> tuple[Part, ...]:
    """Return the parts that hold questions at or below a place; of a question, it alone."""
    chosen = found(instrument, ref)
    if isinstance(chosen, Question):
        spot = spot_of(instrument, ref)
        part = instrument.part(spot.above) if spot is not None else None
        return (replace(part, questions=(chosen,)),) if part is not None else ()
    if isinstance(chosen, Part):
        return tuple(part for part in chosen.walk() if part.questions)
    return instrument.question_groups()


def setting_of(
    instrument: Instrument, question: Question, known: Sequence[Instrument], plan: Plan | None
) -> QuestionSetting:
    """Return what a question's fields can be chosen from."""
    asked = instrument.questions()
    place = next(number for number, each in enumerate(asked) if each.id == question.id)
    spot = spot_of(instrument, question_ref(question.id))
    part = instrument.part(spot.above) if spot is not None else None
    number = (spot.place if spot is not None else 0) + 1
    where = _tr("{part} · fråga {number} av {total}")
    return QuestionSetting(
        where.format(
            part=part.title if part is not None else "",
            number=number,
            total=len(part.questions) if part is not None else 1,
        ),
        instrument.scored,
        asked[:place],
        tuple((link, node.label) for link, node in linkable(plan, known)),
        _previous(instrument, known),
    )


def linkable(plan: Plan | None, known: Sequence[Instrument]) -> tuple[tuple[Link, Node], ...]:
    """Return what a question can be linked to; a node without a key gets the link's.

    A key that an instrument links to already is the key of a node that is gone, or another
    plan's, and is given to no other node.
    """
    if plan is None:
        return ()
    taken = {link.key for each in known for question in each.questions() for link in question.links}
    keys = offered_keys(plan, taken)
    return tuple((Link(node.level.role, keys[node.id]), node) for node in plan.walk())


def _previous(
    instrument: Instrument, known: Sequence[Instrument]
) -> tuple[tuple[QuestionId, str], ...]:
    earlier = (
        each
        for each in known
        if each.family == instrument.family and each.version in instrument.comparable_with
    )
    text = _tr("{question} (version {version})")
    names = {
        question.id: text.format(question=question.short, version=each.version)
        for each in earlier
        for question in each.questions()
    }
    return tuple(names.items())


def _tr(text: str) -> str:
    return QCoreApplication.translate("SurveyQuestionsPane", text)
