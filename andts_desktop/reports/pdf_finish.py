"""What turns the pages of a document into a file to publish and archive."""

import io
from collections.abc import Callable, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from andts_desktop import paths
from andts_desktop.reports.pdf_structure import add_structure
from andts_desktop.reports.structure import Element
from andts_desktop.reports.tagged_canvas import Box, Event
from andts_desktop.reports.xmp import PRODUCER, Facts, pdf_moment, xmp_packet

Finish = Callable[[Pdf], None]
"""Work on the file before it is written, as on the fields of a form."""


def finished(
    data: bytes,
    pages: Sequence[Sequence[Event]],
    boxes: dict[Element, Box],
    facts: Facts,
    finish: Finish | None = None,
) -> bytes:
    """Return the file tagged (PDF/UA-1) and, unless it is filled in, archivable (PDF/A-2a).

    `data` is what ReportLab wrote. The same pages and facts give the same bytes.
    """
    with Pdf.open(io.BytesIO(data)) as pdf:
        add_structure(pdf, pages, boxes)
        _describe(pdf, facts)
        if facts.is_archival:
            _add_output_intent(pdf)
        if finish:
            finish(pdf)
        out = io.BytesIO()
        pdf.save(
            out,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()


def _describe(pdf: Pdf, facts: Facts) -> None:
    root = pdf.Root
    root.Lang = String("sv-SE")
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.PageMode = Name.UseOutlines if "/Outlines" in root else Name.UseNone
    packet = Stream(pdf, xmp_packet(facts), Type=Name.Metadata, Subtype=Name.XML)
    root.Metadata = pdf.make_indirect(packet)
    info = {
        "/Title": facts.title,
        "/Author": facts.author,
        "/Subject": facts.subject,
        "/Creator": PRODUCER,
        "/Producer": PRODUCER,
    }
    if facts.made_on:
        info["/CreationDate"] = info["/ModDate"] = pdf_moment(facts.made_on)
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary({name: String(words) for name, words in info.items()})
    )


def _add_output_intent(pdf: Pdf) -> None:
    """Say what the pages' colours mean: sRGB."""
    colours = (paths.resources() / "colours" / "srgb.icc").read_bytes()
    profile = pdf.make_indirect(Stream(pdf, colours, N=3))
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB"),
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = Array([intent])
