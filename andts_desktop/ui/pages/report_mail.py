"""The words of a mail that hands over a document."""

from PySide6.QtCore import QCoreApplication

from andts_desktop.document.papers.ready import ReadyPaper
from andts_desktop.domain.annual_report import ReportHead
from andts_desktop.domain.paper import PAPERS, PaperKind, PaperRequest, PrintedPaper
from andts_desktop.domain.plan_papers import PlanDocument
from andts_desktop.domain.survey_result import SurveyResult
from andts_desktop.domain.swedish import format_date
from andts_desktop.exchange.mail import Attachment, MailDraft, mail_bytes
from andts_desktop.files import safe_name

IN_TEXT: dict[PaperKind, str] = {
    PaperKind.ANNUAL: "den årliga uppföljningen",
    PaperKind.SHORT: "kortversionen",
    PaperKind.RESULT: "enkätresultatet",
    PaperKind.COMPARISON: "den stadsövergripande jämförelsen",
    PaperKind.BOARD: "nämndbladet",
    PaperKind.MEETING: "underlaget till analysmötet",
    PaperKind.WHEEL: "årshjulet",
    PaperKind.HANDOVER: "överlämningen",
    PaperKind.FINAL: "slutrapporten",
    PaperKind.PLAN: "planen",
    PaperKind.OVERVIEW: "överblicken",
}
"""What each document is called in the middle of a sentence."""


def mail_draft(ready: ReadyPaper, printed: PrintedPaper) -> MailDraft:
    """Return the draft that the user begins from: what it is, as of when, draft or final."""
    subject, said = _words(ready, printed)
    unit = ready.request.unit
    ending = _tr("Dokumentet är bifogat.")
    return MailDraft(
        recipients=(unit.email,) if unit is not None and unit.email else (),
        subject=subject,
        text="\n\n".join([_tr("Hej!"), *said, ending, _tr("Vänliga hälsningar"), ""]),
        attachments=(attachment_of(printed),),
    )


def draft_bytes(ready: ReadyPaper, printed: PrintedPaper) -> bytes:
    """Return a mail draft with the document as a file."""
    return mail_bytes(mail_draft(ready, printed))


def attachment_of(printed: PrintedPaper) -> Attachment:
    """Return the document as something to attach."""
    return Attachment(f"{safe_name(printed.name)}.{printed.form.value}", printed.data)


def _words(ready: ReadyPaper, printed: PrintedPaper) -> tuple[str, list[str]]:
    """Return the subject of the mail, and the paragraphs that say what is sent."""
    match ready.values:
        case PlanDocument() as plan:
            return _of_plan(plan)
        case SurveyResult() as result:
            return _of_result(result)
        case object(head=ReportHead() as head):
            return _of_report(head, ready.request)
        case _:
            return _of_any(ready.request, printed)


def _of_plan(report: PlanDocument) -> tuple[str, list[str]]:
    title, date = report.plan.details.title, format_date(report.head.as_of)
    what = _tr("Här kommer planen ”{title}”, som den ser ut {date}.")
    return title, [what.format(title=title, date=date)]


def _of_result(result: SurveyResult) -> tuple[str, list[str]]:
    unit, instrument = result.survey.unit, result.survey.score.instrument
    what = _tr("Här kommer resultatet av {survey} {year} för {unit}.").format(
        survey=instrument.title, year=result.year, unit=unit.name
    )
    what += " " + _tr("Sist i dokumentet står hur varje poäng är räknad.")
    if result.survey.is_draft:
        what += " " + _tr("Resultatet är preliminärt: svaren är inte klarmarkerade.")
    subject = _tr("Enkätresultat {survey} {year}, {unit}").format(
        survey=instrument.short_title, year=result.year, unit=unit.name
    )
    return subject, [what]


def _of_report(head: ReportHead, request: PaperRequest) -> tuple[str, list[str]]:
    name = f"{PAPERS[request.kind].name} {head.year}"
    as_of = _tr("läget per {date}").format(date=head.as_of.isoformat())
    about = request.unit.name if request.kind is PaperKind.BOARD and request.unit else ""
    subject = ", ".join(filter(None, [name, about or head.municipality, as_of]))
    has_stamp = PAPERS[request.kind].has_stamp
    if has_stamp and not head.stamp.is_final:
        subject = f"{_tr('UTKAST')}: {subject}"
    owner = about or head.municipality or _tr("kommunen")
    what = _tr("Här kommer {document} {year} för {owner}.").format(
        document=IN_TEXT[request.kind], year=head.year, owner=owner
    )
    what += " " + _tr("Underlaget är planen ”{plan}” och läget per {date}.").format(
        plan=head.plan_title, date=format_date(head.as_of)
    )
    if request.kind is PaperKind.BOARD:
        return subject, [what, _asks_for_answers()]
    return subject, [what, *([_state(head)] if has_stamp else [])]


def _asks_for_answers() -> str:
    return _tr("Fyll i svaren direkt i dokumentet, spara det och skicka tillbaka det till mig.")


def _state(head: ReportHead) -> str:
    version = head.stamp.version
    if head.stamp.is_final:
        state = _tr("Det här är den slutliga versionen{version}.")
    else:
        state = _tr(
            "Det här är ett UTKAST{version}. Hör av dig om något är fel eller saknas, så rättar "
            "jag det innan den blir slutlig."
        )
    return state.format(version=f" ({_tr('version')} {version})" if version else "")


def _of_any(request: PaperRequest, printed: PrintedPaper) -> tuple[str, list[str]]:
    what = _tr("Här kommer {document} {year}, läget per {date}.").format(
        document=IN_TEXT[request.kind], year=request.year, date=format_date(request.as_of)
    )
    said = [what, _asks_for_answers()] if request.kind is PaperKind.BOARD else [what]
    return printed.title, said


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReportMail", text)
