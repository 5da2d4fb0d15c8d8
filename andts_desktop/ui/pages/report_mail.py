"""The words of a mail that hands over a report."""

from PySide6.QtCore import QCoreApplication

from andts_desktop.domain.annual_report import ReportHead
from andts_desktop.domain.plan_papers import PlanDocument
from andts_desktop.domain.survey_result import SurveyResult
from andts_desktop.domain.swedish import format_date
from andts_desktop.exchange.mail import Attachment, MailDraft
from andts_desktop.ui.pages.report_papers import PAPER_NAMES, Paper, Report, Wanted


def mail_draft(report: Report, wanted: Wanted, attachment: Attachment) -> MailDraft:
    """Return the draft that the user begins from: what it is, as of when, draft or final."""
    unit = wanted.unit
    if isinstance(report, PlanDocument):
        return _plan_draft(report, attachment)
    if isinstance(report, SurveyResult):
        return result_draft(report, attachment)
    return MailDraft(
        recipients=(unit.email,) if unit is not None and unit.email else (),
        subject=_subject(report.head, wanted.paper),
        text=_text(report.head, wanted.paper),
        attachments=(attachment,),
    )


def _plan_draft(report: PlanDocument, attachment: Attachment) -> MailDraft:
    details = report.plan.details
    date = format_date(report.head.as_of)
    what = _tr("Här kommer planen ”{title}”, som den ser ut {date}.").format(
        title=details.title, date=date
    )
    ending = _tr("Dokumentet är bifogat som PDF.")
    text = "\n\n".join([_tr("Hej!"), what, ending, _tr("Vänliga hälsningar"), ""])
    return MailDraft(recipients=(), subject=details.title, text=text, attachments=(attachment,))


def result_draft(result: SurveyResult, attachment: Attachment) -> MailDraft:
    """Return the draft that hands a unit its result."""
    unit, instrument = result.survey.unit, result.survey.score.instrument
    what = _tr("Här kommer resultatet av {survey} {year} för {unit}.").format(
        survey=instrument.title, year=result.year, unit=unit.name
    )
    what += " " + _tr("Sist i dokumentet står hur varje poäng är räknad.")
    if result.survey.is_draft:
        what += " " + _tr("Resultatet är preliminärt: svaren är inte klarmarkerade.")
    ending = _tr("Dokumentet är bifogat som PDF.")
    return MailDraft(
        recipients=(unit.email,) if unit.email else (),
        subject=_tr("Enkätresultat {survey} {year}, {unit}").format(
            survey=instrument.short_title, year=result.year, unit=unit.name
        ),
        text="\n\n".join([_tr("Hej!"), what, ending, _tr("Vänliga hälsningar"), ""]),
        attachments=(attachment,),
    )


def _subject(head: ReportHead, paper: Paper) -> str:
    name = f"{PAPER_NAMES[paper]} {head.year}"
    parts = [
        name,
        head.municipality,
        _tr("läget per {date}").format(date=head.as_of.isoformat()),
    ]
    subject = ", ".join(filter(None, parts))
    return subject if head.stamp.is_final else f"{_tr('UTKAST')}: {subject}"


def _text(head: ReportHead, paper: Paper) -> str:
    owner = head.municipality or _tr("kommunen")
    if paper is Paper.ANNUAL:
        what = _tr("Här kommer den årliga uppföljningen {year} för {owner}.").format(
            year=head.year, owner=owner
        )
    else:
        what = _tr("Här kommer kortversionen {year} för {owner}.").format(
            year=head.year, owner=owner
        )
    what += " " + _tr("Den gäller planen ”{plan}” och visar läget per {date}.").format(
        plan=head.plan_title, date=format_date(head.as_of)
    )
    version = head.stamp.version
    if head.stamp.is_final:
        state = _tr("Det här är den slutliga versionen{version}.")
    else:
        state = _tr(
            "Det här är ett UTKAST{version}. Hör av dig om något är fel eller saknas, så rättar "
            "jag det innan den blir slutlig."
        )
    state = state.format(version=f" ({_tr('version')} {version})" if version else "")
    ending = _tr("Dokumentet är bifogat som PDF.")
    return "\n\n".join([_tr("Hej!"), what, state, ending, _tr("Vänliga hälsningar"), ""])


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReportMail", text)
