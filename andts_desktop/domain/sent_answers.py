"""What stood in a form when it was made: enough to tell what has been changed since, and where."""

import binascii
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.domain.text import cleaned

PREFIX = "SENT1"
"""The first field; a later form of the text has another number."""
_BETWEEN = "|"
_WITHIN = ":"
_LETTERS = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """An answer and its comment as short marks, empty where there was none."""

    answer: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """The marks of everything that a form was filled in with; all else was empty."""

    marks: Mapping[QuestionId, Mark]

    def of(self, question_id: QuestionId) -> Mark:
        """Return the mark of one question."""
        return self.marks.get(question_id, Mark())


def mark_of(answer: Answer) -> Mark:
    """Return the mark of an answer; one that waits to be confirmed is as if it were not there."""
    is_none = answer.counted_state is AnswerState.UNANSWERED
    comment = cleaned(answer.comment).strip()
    return Mark("" if is_none else _mark(_said(answer)), _mark(comment) if comment else "")


def sent_of(answers: Iterable[Answer]) -> Sent:
    """Return the marks of the answers that a form is filled in with."""
    marks = {each.question_id: mark_of(each) for each in answers}
    return Sent({name: mark for name, mark in marks.items() if mark != Mark()})


def sent_text(sent: Sent) -> str:
    """Write the marks as one line of ASCII letters, with a sum that tells damage."""
    fields = (
        f"{quote(name, safe='', errors='replace')}{_WITHIN}{mark.answer}{_WITHIN}{mark.comment}"
        for name, mark in sent.marks.items()
    )
    body = _BETWEEN.join((PREFIX, *fields))
    return f"{body}{_BETWEEN}{_sum(body)}"


def parse_sent(text: str) -> Sent | None:
    """Read the marks back; None where there are none, or they were cut or changed."""
    body, _, checksum = re.sub(r"\s", "", text).rpartition(_BETWEEN)
    first, *fields = body.split(_BETWEEN)
    if first != PREFIX or checksum != _sum(body):
        return None
    parted = [field.split(_WITHIN) for field in fields]
    if any(len(parts) != 3 for parts in parted):
        return None
    return Sent({QuestionId(unquote(name)): Mark(*marks) for name, *marks in parted})


def _said(answer: Answer) -> str:
    value = "" if answer.value is None else f"{answer.value.normalize():f}"
    said = [answer.state, sorted(answer.option_ids), value, cleaned(answer.text).strip()]
    return json.dumps(said, ensure_ascii=True)


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LETTERS]


def _sum(body: str) -> str:
    return f"{binascii.crc32(body.encode('utf-8', 'replace')):08x}"
