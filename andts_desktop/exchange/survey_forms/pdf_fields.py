"""The fields of a PDF form, whatever reader saved it: what is written, and what is chosen."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Object, Pdf, Stream

_DEEPEST = 8
_MOST_FIELDS = 20_000
_MOST_BYTES = 500_000
"""A text that is kept as a stream must be no larger than this, unpacked."""
_OFF = "Off"


@dataclass(slots=True)
class PdfField:
    """A field by its whole name.

    `written` is the text of one that is written in, or what is chosen in a list. Of buttons,
    `value` is what the field says is chosen, `shown` what its buttons show, `first` what stood
    there when the form was made; "Off" and nothing are the same and come as nothing. `about` is
    what the reader is told of the field, and `abouts` of its buttons by what they stand for.
    """

    is_button: bool
    written: str = ""
    value: str = ""
    shown: set[str] = field(default_factory=set)
    first: str = ""
    is_unclear: bool = False
    about: str = ""
    abouts: dict[str, str] = field(default_factory=dict)

    def chosen(self) -> frozenset[str]:
        """Return the values that are chosen; several, or none, where readers left it unclear.

        Some programs change what the field says, others what its buttons show: where the two
        differ, the one that is no longer as it was when the form was made is right.
        """
        said = {self.value} - {""}
        before = {self.first} - {""}
        if said in (self.shown, before):
            return frozenset(self.shown)
        if self.shown == before or not self.shown:
            return frozenset(said)
        return frozenset(said | self.shown)


def read_fields(pdf: "Pdf") -> Mapping[str, PdfField]:
    """Return the fields by their names; none where the file has none."""
    reading = _Reading()
    for number, root in enumerate(_roots(pdf)):
        if number > _MOST_FIELDS:
            break
        reading.add(root)
    return reading.found


def _roots(pdf: "Pdf") -> Iterator["Object"]:
    form = pdf.Root.get("/AcroForm")
    fields = form.get("/Fields") if form is not None else None
    if fields is not None and len(fields):
        yield from fields.as_list()
        return
    # Programs that put pages into another file forget the list, but keep the fields.
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", ()):
            if annotation.get("/Subtype") == "/Widget":
                yield _root_of(annotation)


def _root_of(widget: "Object") -> "Object":
    for _ in range(_DEEPEST):
        parent = widget.get("/Parent")
        if parent is None:
            break
        widget = parent
    return widget


class _Reading:
    """Reads every object once: a damaged file can have fields that lie in themselves."""

    def __init__(self) -> None:
        self.found: dict[str, PdfField] = {}
        self._met: set[tuple[int, int]] = set()

    def add(self, made: "Object", above: str = "", depth: int = 0) -> None:
        """Note the field, or those below it."""
        if made.is_indirect:
            if made.objgen in self._met:
                return
            self._met.add(made.objgen)
        own = str(made.get("/T", ""))
        name = ".".join(filter(None, (above, own)))
        kids = made.get("/Kids")
        children = list(kids.as_list()) if kids is not None else []
        if depth < _DEEPEST and any("/T" in child for child in children):
            for child in children:
                self.add(child, name, depth + 1)
            return
        read = _field(made, children)
        if read is not None and name:
            read.about = str(made.get("/TU", ""))
            read.abouts = dict(filter(None, map(_about, children)))
            _put(self.found, name, read)


def _put(found: dict[str, PdfField], name: str, read: PdfField) -> None:
    """Note a field; two of one name that differ are unclear."""
    other = found.setdefault(name, read)
    if other is not read and (other.written, other.value) != (read.written, read.value):
        other.is_unclear = True


def _field(made: "Object", widgets: list["Object"]) -> PdfField | None:
    kind = made.get("/FT") or next((w.get("/FT") for w in widgets if "/FT" in w), None)
    if kind == "/Btn":
        shown = {_name(widget.get("/AS")) for widget in (widgets or [made])} - {""}
        value, first = _name(made.get("/V")), _name(made.get("/DV"))
        return PdfField(is_button=True, value=value, shown=shown, first=first)
    if kind not in ("/Tx", "/Ch"):
        return None
    text = _text(_only(made.get("/V")))
    return PdfField(is_button=False, written=text or "", is_unclear=text is None)


def _about(widget: "Object") -> tuple[str, str] | None:
    if "/TU" not in widget or "/N" not in widget.get("/AP", ()):
        return None
    values = map(_plain, map(str, widget.AP.N))
    chosen = next(filter(None, values), "")
    return (chosen, str(widget.get("/TU"))) if chosen else None


def _name(value: "Object | None") -> str:
    """Return what a button's value is called, whether it was saved as a name or as a text."""
    from pikepdf import Name, String

    if not isinstance(value, Name | String):
        return ""
    return _plain(str(value))


def _plain(name: str) -> str:
    plain = name.removeprefix("/")
    return "" if plain == _OFF else plain


def _only(value: "Object | None") -> "Object | None":
    """Return what is chosen in a list, which some readers keep in a list of one."""
    from pikepdf import Array

    return value[0] if isinstance(value, Array) and len(value) == 1 else value


def _text(value: "Object | None") -> str | None:
    """Return a text, None for what is none."""
    from pikepdf import Stream, String

    if value is None:
        return ""
    if isinstance(value, Stream):
        unpacked = _unpacked(value)
        return None if unpacked is None else str(String(unpacked))
    return str(value) if isinstance(value, String) else None


def _unpacked(value: "Stream") -> bytes | None:
    """Return what is in a stream; None for a large one, also if it is small while packed."""
    packed = value.read_raw_bytes()
    if "/Filter" not in value:
        return packed if len(packed) <= _MOST_BYTES else None
    if value.get("/Filter") != "/FlateDecode" or "/DecodeParms" in value:
        return None
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(packed, _MOST_BYTES)
    except zlib.error:
        return None
    return None if unpacking.unconsumed_tail else text
