"""What can be done with an instrument, and with what is chosen in it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QObject, Signal

from andts_desktop.domain.ids import InstrumentId
from andts_desktop.domain.instrument import Instrument, Part, Question
from andts_desktop.domain.instrument_edits import (
    WHOLE,
    Ref,
    Spot,
    duplicated,
    found,
    insert_part,
    insert_question,
    move,
    part_ids,
    part_ref,
    question_ids,
    question_ref,
    remove,
    spot_of,
    with_part,
    with_question,
)
from andts_desktop.domain.instrument_faults import PlaceKind
from andts_desktop.domain.instrument_making import (
    blank_instrument,
    blank_question,
    followed,
    free_id,
)
from andts_desktop.domain.instrument_versions import copied
from andts_desktop.ui.commands.command import Command
from andts_desktop.ui.commands.instruments import RemoveInstrument, SetInstrument
from andts_desktop.ui.commands.plan import NameNode
from andts_desktop.ui.commands.whole_plan import Together
from andts_desktop.ui.pages.survey_questions_values import linkable
from andts_desktop.ui.session import Session


class InstrumentEdits(QObject):
    """Edits the shown instrument; every edit is one step of undo."""

    wants_shown = Signal(object, object)
    """Show an instrument (its id) and choose something in it (a Ref)."""
    added = Signal()
    """Something was added and chosen: its name is waiting to be written."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._instrument: Instrument | None = None
        self.ref = WHOLE

    @property
    def instrument(self) -> Instrument | None:
        """The instrument that is edited."""
        return self._instrument

    def show(self, instrument: Instrument | None) -> None:
        """Say which instrument is edited."""
        self._instrument = instrument

    @property
    def can_edit(self) -> bool:
        """Tell whether the instrument can be changed: it is the file's own and not in use."""
        shown, door = self._instrument, self._session.document.instruments
        return shown is not None and door.is_own(shown.id) and not door.is_frozen(shown.id)

    def change(self, field: str, value: object, stay: object) -> None:
        """Give a field of what is chosen another value; an empty field means all of it."""
        shown = self._instrument
        old = found(shown, self.ref) if shown is not None else None
        if shown is None or old is None:
            return
        new = replace(old, **followed(old, field, value)) if field else value  # type: ignore[arg-type]
        if isinstance(new, Part):
            made = with_part(shown, self.ref.id, new)
        elif isinstance(new, Question):
            made = with_question(shown, self.ref.id, new)
            if field == "links":
                self._store(made, self.ref, first=self._naming(new))
                return
        elif isinstance(new, Instrument):
            made = new
        else:
            return
        self._store(made, self.ref, None if stay is None else (field, stay))

    def add_part(self) -> None:
        """Add a part after the chosen one, or after the one that the question lies in."""
        shown = self._instrument
        if shown is None:
            return
        spot = self._part_spot(shown)
        name = free_id("del", part_ids(shown))
        part = Part(name, self.tr("Ny del"), Decimal(0))
        self._add(insert_part(shown, spot, part), part_ref(name))

    def add_question(self) -> None:
        """Add a question after the chosen one, or last in the chosen part."""
        shown = self._instrument
        spot = self._question_spot(shown) if shown is not None else None
        if shown is None or spot is None:
            return
        points = Decimal(1) if shown.scored else Decimal(0)
        name = free_id(spot.above, question_ids(shown))
        question = blank_question(name, self.tr("Ny fråga"), points)
        self._add(insert_question(shown, spot, question), question_ref(name))

    def can_add_question(self) -> bool:
        """Tell whether there is a part for a question."""
        shown = self._instrument
        return self.can_edit and shown is not None and self._question_spot(shown) is not None

    def duplicate(self) -> None:
        """Put a copy of what is chosen after it."""
        if self._instrument is not None and self.can_edit:
            made, copy = duplicated(self._instrument, self.ref)
            self._store(made, copy)

    def move(self, step: int) -> None:
        """Move what is chosen one place up (-1) or down (1)."""
        if self._instrument is not None and self.can_edit:
            self._store(move(self._instrument, self.ref, step), self.ref)

    def can_move(self, step: int) -> bool:
        """Tell whether what is chosen can move one place up (-1) or down (1)."""
        shown = self._instrument
        return self.can_edit and shown is not None and move(shown, self.ref, step) != shown

    def remove(self) -> None:
        """Remove the chosen part or question."""
        shown = self._instrument
        spot = spot_of(shown, self.ref) if shown is not None else None
        if shown is None or spot is None or not self.can_edit:
            return
        gone = found(shown, self.ref)
        made = remove(shown, self.ref)
        if self._store(made, _after_removal(made, self.ref, spot)) and gone is not None:
            title = gone.short if isinstance(gone, Question) else gone.title
            text = self.tr("”{title}” togs bort. Ångra med Ctrl+Z.").format(title=title)
            self._session.told.emit(text)

    def new_instrument(self) -> None:
        """Make an instrument from nothing."""
        title = self.tr("Ny enkät")
        blank = blank_instrument(title, self.tr("Del 1"), self.tr("Ny fråga"))
        self.take(copied(blank, title, self._session.document.instruments.all()))

    def copy_instrument(self) -> None:
        """Make an instrument of its own from the one that is shown."""
        if self._instrument is not None:
            title = self.tr("{title} (kopia)").format(title=self._instrument.title)
            self.take(self._session.document.instruments.copied(self._instrument.id, title))

    def new_version(self) -> None:
        """Make the next version of the instrument that is shown."""
        old = self._instrument
        if old is not None:
            self.take(self._session.document.instruments.next_version(old.id))

    def take(self, instrument: Instrument, instead_of: Instrument | None = None) -> None:
        """Store an instrument that is new to the file or takes another's place, and show it."""
        if self._session.push(SetInstrument(self._session, instead_of, instrument)):
            self.wants_shown.emit(instrument.id, WHOLE)
            self.added.emit()

    def remove_instrument(self) -> None:
        """Remove the instrument that is shown."""
        shown = self._instrument
        if shown is None or not self.can_edit:
            return
        if self._session.push(RemoveInstrument(self._session, shown)):
            self.wants_shown.emit(InstrumentId(""), WHOLE)
            text = self.tr("Enkäten ”{title}” togs bort. Ångra med Ctrl+Z.")
            self._session.told.emit(text.format(title=shown.title))

    def _add(self, made: Instrument, ref: Ref) -> None:
        if self.can_edit and self._store(made, ref):
            self.added.emit()

    def _naming(self, question: Question) -> tuple[Command, ...]:
        """Return the edits that give the nodes that the question links to the keys they lack."""
        plan = self._session.plan()
        if plan is None:
            return ()
        links = linkable(plan, self._session.document.instruments.all())
        return tuple(
            NameNode(self._session, plan.id, node.id, link.key)
            for link, node in links
            if link in question.links and not node.key
        )

    def _store(
        self,
        made: Instrument,
        ref: Ref,
        typing: tuple[object, ...] | None = None,
        first: Sequence[Command] = (),
    ) -> bool:
        old = self._instrument
        if old is None or made == old:
            return False
        command: Command = SetInstrument(self._session, old, made, ref, typing)
        if first:
            text = self.tr("koppling till planen")
            command = Together(self._session, text, [*first, command])
        if not self._session.push(command):
            return False
        if typing is None:
            self.wants_shown.emit(made.id, ref)
        return True

    def _part_spot(self, shown: Instrument) -> Spot:
        spot = spot_of(shown, self.ref)
        if spot is not None and self.ref.kind is PlaceKind.QUESTION:
            spot = spot_of(shown, part_ref(spot.above))
        if spot is None:
            return Spot("", len(shown.parts))
        return Spot(spot.above, spot.place + 1)

    def _question_spot(self, shown: Instrument) -> Spot | None:
        if self.ref.kind is PlaceKind.QUESTION:
            spot = spot_of(shown, self.ref)
            return Spot(spot.above, spot.place + 1) if spot is not None else None
        part = shown.part(self.ref.id) if self.ref.kind is PlaceKind.PART else None
        if part is None and shown.parts:
            part = shown.parts[-1]
        return Spot(part.id, len(part.questions)) if part is not None else None


def _after_removal(made: Instrument, ref: Ref, spot: Spot) -> Ref:
    """Return what comes to stand where something was removed, else what it lay in."""
    above = made.part(spot.above)
    parts = above.parts if above is not None else made.parts
    if ref.kind is PlaceKind.PART:
        left = [part_ref(part.id) for part in parts]
    else:
        asked = above.questions if above is not None else ()
        left = [question_ref(question.id) for question in asked]
    if left:
        return left[min(spot.place, len(left) - 1)]
    return part_ref(above.id) if above is not None else WHOLE
