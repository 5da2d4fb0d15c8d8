"""A document's metadata as XMP: what it is, and which standards it follows."""

from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

PRODUCER = "ANDTS Desktop"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the metadata says of a document; a form that is filled in is no archive file."""

    title: str
    author: str
    subject: str
    made_on: date | None = None
    is_archival: bool = True


def xmp_packet(facts: Facts) -> bytes:
    """Return the metadata packet; the same facts give the same bytes."""
    parts = [_DUBLIN_CORE.format(**_escaped(facts)), _PROGRAM.format(producer=PRODUCER)]
    if facts.made_on:
        parts.append(_DATES.format(moment=xmp_moment(facts.made_on)))
    parts.append(_UA)
    if facts.is_archival:
        parts += [_ARCHIVE, _EXTENSION]
    return (_BEGIN + "".join(parts) + _END).encode()


def xmp_moment(day: date) -> str:
    """Return a day as XMP has it, at midnight by universal time."""
    return f"{day.isoformat()}T00:00:00Z"


def pdf_moment(day: date) -> str:
    """Return the same moment as PDF has it."""
    return f"D:{day:%Y%m%d}000000Z"


def _escaped(facts: Facts) -> dict[str, str]:
    words = {"title": facts.title, "author": facts.author, "subject": facts.subject}
    return {name: escape(each) for name, each in words.items()}


_BEGIN = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
"""
_DUBLIN_CORE = """<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>sv-SE</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li>\
<rdf:li xml:lang="sv-SE">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li>\
<rdf:li xml:lang="sv-SE">{subject}</rdf:li></rdf:Alt></dc:description>
</rdf:Description>
"""
_PROGRAM = """<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"\
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
</rdf:Description>
"""
_DATES = """<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:MetadataDate>{moment}</xmp:MetadataDate>
</rdf:Description>
"""
_UA = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
"""
_ARCHIVE = """<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
"""
# PDF/A knows nothing of PDF/UA: what stands there of it is described.
_EXTENSION = """<rdf:Description rdf:about=""\
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"\
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Which part of ISO 14289 the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_END = """</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
