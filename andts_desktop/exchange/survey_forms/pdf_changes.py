"""Tell from what a form says of its fields whether a question still is the one it was."""

from collections.abc import Mapping

from andts_desktop.domain import form_fields
from andts_desktop.domain.form_words import option_labels
from andts_desktop.domain.instrument import Question
from andts_desktop.exchange.survey_forms.pdf_fields import PdfField

_CUT = 400
"""What is told of a field is cut there, so that a longer question cannot be compared."""


def asks_the_same(question: Question, fields: Mapping[str, PdfField]) -> bool:
    """Tell whether question and options read as they did; true where the form does not say."""
    asked = " ".join(question.text.split())
    names = (form_fields.answer_field(question.id), form_fields.state_field(question.id))
    own = [fields[name] for name in names if name in fields]
    if any(_is_other(each.about, asked) for each in own):
        return False
    labels = option_labels(question)
    boxes = {
        option.id: fields.get(form_fields.option_field(question.id, option.id))
        for option in question.options
    }
    for option in question.options:
        value, box = form_fields.option_value(option.id), boxes[option.id]
        told = [each.abouts[value] for each in own if value in each.abouts]
        told += [box.about] if box is not None and box.about else []
        if any(not each.endswith(f"– {labels[option.id]}"[-_CUT:]) for each in told):
            return False
    return True


def _is_other(about: str, asked: str) -> bool:
    return 0 < len(about) < _CUT and f": {asked}" not in about
