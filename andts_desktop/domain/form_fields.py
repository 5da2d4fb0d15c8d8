"""What the fields of a form are called, so that what leaves one way comes back another.

A question's own field has the question's id for a name: there an option is chosen, or a number
or a text written. Beside it stand a field for its state, where that is not chosen among the
options, one for the comment, and one for each option where several may be chosen. Ids are
written in plain letters, digits and hyphens, since readers disagree about anything else.
"""

import re

from andts_desktop.domain.ids import OptionId, QuestionId
from andts_desktop.domain.survey import AnswerState

KEY = "_form:key"
KEY_ENTRY = "/AndtsForm"
"""Where the key stands among the facts of a PDF."""
SENT = "_form:sent"
"""The field of what the form was filled in with when it was made."""
RESPONDENT = "_form:respondent"
NONE_CHOSEN = "_none"
"""The state of a question where several options may be chosen and none of them is."""
STATES = {
    "_unknown": AnswerState.UNKNOWN,
    "_not_applicable": AnswerState.NOT_APPLICABLE,
}
"""What the states without an answer are called among the choices of a field."""
_PLAIN = re.compile(r"[^A-Za-z0-9-]")


def plain(name: str) -> str:
    """Write an id in letters, digits and hyphens; any other letter as its bytes: "_C3A5"."""
    return _PLAIN.sub(
        lambda found: f"_{found[0].encode('utf-8', 'surrogatepass').hex().upper()}", name
    )


def answer_field(question: QuestionId) -> str:
    """Return the name of the question's own field."""
    return plain(question)


def state_field(question: QuestionId) -> str:
    """Return the name of the field of its state, beside a number, a text or several options."""
    return f"{plain(question)}:state"


def comment_field(question: QuestionId) -> str:
    """Return the name of the field of its comment."""
    return f"{plain(question)}:comment"


def option_field(question: QuestionId, option: OptionId) -> str:
    """Return the name of the box of one option where several may be chosen."""
    return f"{plain(question)}:option:{plain(option)}"


def option_value(option: OptionId) -> str:
    """Return what a chosen option is called in the question's own field.

    It begins as no state does, and is never "Off", which is what an empty field holds.
    """
    return f"o-{plain(option)}"
