"""What the answers of several units say of one question."""

from dataclasses import replace
from decimal import Decimal

from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.instrument import Part, Question, QuestionKind
from andts_desktop.domain.question_summary import summarised
from andts_desktop.domain.scoring import score
from andts_desktop.domain.survey import Answer, AnswerState
from tests.reports import samples
from tests.reports.comparison_samples import unit

ANSWERED = AnswerState.ANSWERED


def test_options_and_gaps_are_counted_and_points_spread() -> None:
    instrument = samples.instrument("pi-mini-2")
    question = instrument.questions()[0]
    best = max(question.options, key=lambda option: option.points)
    given = (
        Answer(question.id, ANSWERED, (best.id,)),
        Answer(question.id, ANSWERED, (best.id,)),
        Answer(question.id, AnswerState.UNKNOWN),
    )
    scores = [(unit(n), score(instrument, [each])) for n, each in enumerate(given)]
    found = summarised(instrument, scores)
    assert len(found) == len(instrument.questions())
    first = found[0]
    assert [(each.words, len(each.units)) for each in first.answers] == [
        (best.text, 2),
        ("vet ej", 1),
    ]
    assert first.points is not None
    assert (first.points.count, first.points.mean) == (2, best.points)
    assert sum(len(each.units) for each in found[1].answers) == 3


def test_texts_and_numbers_stand_by_unit_and_several_options_count_each() -> None:
    instrument = samples.instrument("pi-mini-2")
    several = replace(instrument.questions()[0], id=QuestionId("flera"), kind=QuestionKind.CHOICES)
    free = Question(QuestionId("fritt"), "Vad mer?", "Mer", "", QuestionKind.TEXT, Decimal(0))
    part = Part("a", "Alla", Decimal(0), questions=(several, free))
    plain = replace(instrument, scored=False, parts=(part,))
    options = tuple(option.id for option in several.options[:2])
    answers = [Answer(several.id, ANSWERED, options), Answer(free.id, ANSWERED, text="Allt")]
    none = [Answer(several.id, ANSWERED)]
    scores = [(unit(0), score(plain, answers)), (unit(1), score(plain, none))]
    choices, written = summarised(plain, scores)
    assert [len(each.units) for each in choices.answers] == [1, 1, 1]
    assert choices.answers[-1].words == "inget av alternativen"
    assert choices.points is None
    assert written.written == ((unit(0), "Allt"),)
    assert [each.words for each in written.answers] == ["ej besvarad"]
