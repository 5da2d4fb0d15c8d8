"""How long a survey of 290 municipalities over ten years takes, beside plain pandas.

The file has 155 questions in five categories of 20 points, as CAN's index has them, and an answer
to each from every municipality and year: 450 000 answers. The yardstick reads the same file with
pandas and computes the same indices; the two must agree. The window's pages are shown for the
first time, on no screen. Each run has a process of its own, so that its memory is its own.
"""

import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from decimal import Decimal
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from own_process import print_result, run_alone

if TYPE_CHECKING:
    import pandas as pd

    from andts_desktop.document import Document
    from andts_desktop.domain.ids import UnitId
    from andts_desktop.domain.instrument import Instrument, Question
    from andts_desktop.domain.survey import Answer, AnswerSheet, SurveyRound

UNITS = (11, 290)
YEARS = range(2016, 2026)
CATEGORIES = ("Personal och budget", "Policy", "Samverkan", "Tillsyn och tillstånd", "Aktiviteter")
QUESTIONS_EACH = 31
OPTIONS = ("0", "0.5", "1")
REPETITIONS = 3

GOAL_COMPARISON = 1.0
GOAL_PAGE = 1.0
GOAL_COLD = 5.0
GOAL_PEAK = 500.0
GOAL_DISK = 150.0
COMPARISONS = ("total", "part", "question", "heat", "changes")
PAGES = ("overview", "survey", "survey:round", "results", "results:compare", "reports", "units")


def main() -> None:
    """Build both files, measure, and print a table."""
    medians: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as name:
        for count in UNITS:
            path = Path(name) / f"{count}.andts"
            built = run_alone(__file__, "build", path)
            print(f"{count} units, {built['answers']:.0f} answers", flush=True)
            print(f"  {'built':16}{built['seconds']:8.2f} s{built['disk']:8.1f} MB on disk")
            runs: dict[str, list[dict[str, float]]] = {task: [] for task in TASKS}
            for _ in range(REPETITIONS):  # the tasks take turns, so that all meet the same load
                for task, measured in runs.items():
                    measured.append(run_alone(__file__, task, path))
            _check_sums(runs)
            _print_rows(runs)
            medians.append(_medians(built, runs))
    _judge(*medians)


def _medians(built: dict[str, float], runs: dict[str, list[dict[str, float]]]) -> dict[str, float]:
    found = {task: _middle(measured, "seconds") for task, measured in runs.items()}
    ours = [each for task, measured in runs.items() if task != "pandas" for each in measured]
    found["compare"] = max(found[task] for task in COMPARISONS)
    found["page"] = max(found[task] for task in PAGES)
    return {**found, "peak": max(each["peak"] for each in ours), "disk": built["disk"]}


def _check_sums(runs: dict[str, list[dict[str, float]]]) -> None:
    sums = {round(each["sum"], 6) for task in ("cold", "pandas") for each in runs[task]}
    if len(sums) > 1:
        raise SystemExit(f"the indices differ from those of pandas: {sums}")


def _middle(runs: list[dict[str, float]], key: str) -> float:
    return median(each[key] for each in runs)


def _print_rows(runs: dict[str, list[dict[str, float]]]) -> None:
    yardstick = _middle(runs["pandas"], "seconds")
    for task, measured in runs.items():
        seconds, peak = _middle(measured, "seconds"), _middle(measured, "peak")
        print(f"  {task:16}{seconds:8.2f} s{peak:8.0f} MB{seconds / yardstick:8.2f}")


def _judge(few: dict[str, float], many: dict[str, float]) -> None:
    """Say which goals are missed; a slow machine is no reason to stop."""
    growth = UNITS[1] / UNITS[0]
    missed = {
        f"a comparison takes over {GOAL_COMPARISON:.0f} s": many["compare"] > GOAL_COMPARISON,
        f"a page takes over {GOAL_PAGE:.0f} s": many["page"] > GOAL_PAGE,
        f"the indices take over {GOAL_COLD:.0f} s": many["cold"] > GOAL_COLD,
        f"over {GOAL_PEAK:.0f} MB of memory": many["peak"] > GOAL_PEAK,
        f"over {GOAL_DISK:.0f} MB on disk": many["disk"] > GOAL_DISK,
        "the indices grow faster than the units": many["cold"] > few["cold"] * growth,
        "the comparisons grow faster than the units": many["compare"] > few["compare"] * growth,
        "the pages grow faster than the units": many["page"] > few["page"] * growth,
    }
    print(f"growth from {UNITS[0]} to {UNITS[1]} units ({growth:.1f} times as many)")
    for task in ("open", "cold", "compare", "page", "disk", "pandas"):
        print(f"  {task:16}{many[task] / few[task]:8.1f}")
    for reason in (reason for reason, is_so in missed.items() if is_so):
        print(f"  missed: {reason}")


def _run(task: str, path: Path) -> None:
    """Do one task in this process and print what it took."""
    result = _build(path) if task == "build" else TASKS[task](path)
    print_result(result)


def _opened(path: Path) -> "Document":
    from andts_desktop import paths
    from andts_desktop.document import Document
    from andts_desktop.exchange.library import Library

    return Document.open(path, Library(paths.resources()))


def _open(path: Path) -> dict[str, float]:
    start = time.perf_counter()
    _opened(path)
    return {"seconds": time.perf_counter() - start}


def _cold(path: Path) -> dict[str, float]:
    """Compute every index with no sum kept, as after every answer has been changed."""
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("DELETE FROM tally")
    document = _opened(path)
    start = time.perf_counter()
    kinds = {unit.id: unit.kind for unit in document.units.all()}
    total, count = Decimal(0), 0
    for survey_round in document.surveys.rounds():
        instrument = document.surveys.instrument(survey_round)
        for unit_id, tally in document.surveys.tallies(survey_round).items():
            total += tally.index(instrument, kinds[unit_id]) or Decimal(0)
            count += 1
    seconds = time.perf_counter() - start
    document.close()
    return {"seconds": seconds, "sum": float(total), "count": count}


def _comparison(path: Path, ask: "Callable[[Document, SurveyRound], int]") -> dict[str, float]:
    document = _opened(path)
    last = document.surveys.rounds()[-1]
    start = time.perf_counter()
    count = ask(document, last)
    seconds = time.perf_counter() - start
    document.close()
    return {"seconds": seconds, "count": count}


def _table(path: Path, kind: str, key: str) -> dict[str, float]:
    from andts_desktop.domain.measures import Measure, MeasureKind
    from andts_desktop.domain.units import UnitKind

    measure = Measure(MeasureKind(kind), key)

    def ask(document: "Document", last: "SurveyRound") -> int:
        table = document.comparisons.table(measure, last, UnitKind.MUNICIPALITY)
        return len(table.lines) * len(table.columns)

    return _comparison(path, ask)


def _heat(path: Path) -> dict[str, float]:
    from andts_desktop.domain.units import UnitKind

    def ask(document: "Document", last: "SurveyRound") -> int:
        table = document.comparisons.heat(last, UnitKind.MUNICIPALITY)
        return len(table.rows) * len(table.units)

    return _comparison(path, ask)


def _changes(path: Path) -> dict[str, float]:
    def ask(document: "Document", last: "SurveyRound") -> int:
        return len(document.comparisons.changes(last, document.units.all()[0]))

    return _comparison(path, ask)


def _page(path: Path, place: str) -> dict[str, float]:
    """Open the file in a window, go on to a page or a part of it, and time the last step."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QSettings

    from andts_desktop.app import build_application, build_window

    application = build_application()
    name, _, part = place.partition(":")
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat)
        window = build_window(application, settings)
        start = time.perf_counter()
        window.show_first(path)
        window.show()
        application.processEvents()
        if window.workspace is not None and name != PAGES[0]:
            start = time.perf_counter()
            page = window.workspace.show_page(name)
            application.processEvents()
            if part:
                start = time.perf_counter()
                page.show_only(part)
                application.processEvents()
        seconds = time.perf_counter() - start
        window.close()
    return {"seconds": seconds}


def _pandas(path: Path) -> dict[str, float]:
    """Compute the same indices from the same file with plain pandas."""
    import pandas as pd

    start = time.perf_counter()
    with closing(sqlite3.connect(path)) as file:
        answers = pd.read_sql_query(
            "SELECT round_id, unit_id, question_id, state, options, value FROM answer", file
        )
    indices = _indices(answers, _instrument())
    return {"seconds": time.perf_counter() - start, "sum": float(indices.sum())}


def _indices(answers: "pd.DataFrame", instrument: "Instrument") -> "pd.Series[float]":
    import pandas as pd

    questions = pd.DataFrame(_known_to_pandas(instrument))
    asked = answers.merge(questions, on="question_id")
    gate = answers[["round_id", "unit_id", "question_id", "state", "options"]]
    gate = gate.rename(columns={"question_id": "gate", "state": "at", "options": "chosen"})
    asked = asked.merge(gate, on=["round_id", "unit_id", "gate"], how="left")
    is_open = (asked["gate"] == "") | ((asked["at"] == "answered") & (asked["chosen"] != "o0"))
    is_in = is_open & (asked["state"] != "not_applicable")
    by_option = asked["options"].map({f"o{n}": float(each) for n, each in enumerate(OPTIONS)})
    by_step = (pd.to_numeric(asked["value"]) // 10 / 2).clip(upper=1)
    given = by_option.fillna(by_step).fillna(0) * (asked["state"] == "answered") * is_open
    asked = asked.assign(points=given * is_in, most=is_in.astype(float))
    keys = ["round_id", "unit_id", "part"]
    sums = asked.groupby(keys)[["points", "most"]].sum()
    return (sums["points"] / sums["most"] * 20).groupby(["round_id", "unit_id"]).sum()


def _known_to_pandas(instrument: "Instrument") -> list[dict[str, str]]:
    return [
        {
            "question_id": question.id,
            "part": part.id,
            "gate": question.show_if[0].question if question.show_if else "",
        }
        for part in instrument.parts
        for question in part.questions
    ]


def _build(path: Path) -> dict[str, float]:
    """Fill a file through the program's own doors."""
    from andts_desktop.document import Document
    from andts_desktop.domain.instrument_file import write_instrument
    from andts_desktop.domain.plan_template import UnitDraft
    from andts_desktop.domain.units import UnitKind
    from andts_desktop.exchange.library import Library

    start = time.perf_counter()
    instrument = _instrument()
    shelf = path.parent / "resources" / "instruments"
    shelf.mkdir(parents=True, exist_ok=True)
    (shelf / f"{instrument.id}.json").write_text(write_instrument(instrument), encoding="utf-8")
    document = Document.create(path, Library(shelf.parent))
    count = int(path.stem)
    drafts = [UnitDraft(f"Kommun {n:03}", UnitKind.MUNICIPALITY) for n in range(1, count + 1)]
    units = sorted(document.units.ensure(drafts).values())
    draw = random.Random(count)  # noqa: S311 (answers for a measurement, no secret)
    for year in YEARS:
        opened = document.surveys.open_round(year, instrument.id)
        document.surveys.set_answers(tuple(_sheets(opened, instrument, units, draw)))
    answers = document.counts()["answer"]
    document.close()
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "answers": answers, "disk": path.stat().st_size / 2**20}


def _sheets(
    survey_round: "SurveyRound",
    instrument: "Instrument",
    units: "list[UnitId]",
    draw: random.Random,
) -> "Iterator[AnswerSheet]":
    from andts_desktop.domain.survey import AnswerSheet

    questions = instrument.questions()
    for unit_id in units:
        answers = tuple(_answer(question, draw) for question in questions)
        yield AnswerSheet(survey_round.id, unit_id, answers)


def _answer(question: "Question", draw: random.Random) -> "Answer":
    from andts_desktop.domain.survey import Answer, AnswerState

    chance = draw.random()
    if chance < 0.03:
        return Answer(question.id, AnswerState.NOT_APPLICABLE)
    if chance < 0.05:
        return Answer(question.id, AnswerState.UNKNOWN)
    comment = f"Läget är {chance:.4f}" if chance > 0.95 else ""
    if not question.options:
        number = Decimal(draw.randrange(40))
        return Answer(question.id, AnswerState.ANSWERED, value=number, comment=comment)
    chosen = draw.choice(question.options)
    return Answer(question.id, AnswerState.ANSWERED, (chosen.id,), comment=comment)


def _instrument() -> "Instrument":
    """Return an index as CAN's: every tenth question a number, every eighth with a condition."""
    from andts_desktop.domain.ids import InstrumentId
    from andts_desktop.domain.instrument import Instrument, NotApplicablePolicy, Part, PartRule
    from andts_desktop.domain.units import UnitKind

    parts = tuple(
        Part(f"del-{place}", title, Decimal(20), PartRule.SCALED, (), _questions(place))
        for place, title in enumerate(CATEGORIES, start=1)
    )
    return Instrument(
        id=InstrumentId("matning-1"),
        family="matning",
        version="1",
        title="Preventionsindex för mätning",
        short_title="Mätning",
        is_example=True,
        note="",
        scored=True,
        max=Decimal(100),
        not_applicable=NotApplicablePolicy.EXCLUDED,
        comparable_with=(),
        break_reason="",
        unit_kinds=(UnitKind.MUNICIPALITY,),
        parts=parts,
    )


def _questions(place: int) -> "tuple[Question, ...]":
    from andts_desktop.domain.ids import OptionId, QuestionId
    from andts_desktop.domain.instrument import Condition, Option, Question, QuestionKind, Step

    options = tuple(
        Option(OptionId(f"o{n}"), f"Alternativ {n}", Decimal(each))
        for n, each in enumerate(OPTIONS)
    )
    steps = tuple(Step(Decimal(10 * n), Decimal(each)) for n, each in enumerate(OPTIONS))
    chosen = tuple(option.id for option in options[1:])

    def one(number: int) -> Question:
        is_number = number % 10 == 5
        # The question before is always one with options.
        gate = Condition(QuestionId(f"d{place}-f{number - 1:02}"), chosen)
        return Question(
            QuestionId(f"d{place}-f{number:02}"),
            f"Fråga {number} om området",
            f"Fråga {number}",
            "",
            QuestionKind.NUMBER if is_number else QuestionKind.CHOICE,
            Decimal(1),
            () if is_number else options,
            steps=steps if is_number else (),
            show_if=(gate,) if number % 8 == 3 else (),
        )

    return tuple(one(number) for number in range(1, QUESTIONS_EACH + 1))


TASKS: dict[str, Callable[[Path], dict[str, float]]] = {
    "pandas": _pandas,
    "cold": _cold,
    "open": _open,
    "total": lambda path: _table(path, "total", ""),
    "part": lambda path: _table(path, "part", "del-3"),
    "question": lambda path: _table(path, "question", "d3-f11"),
    "heat": _heat,
    "changes": _changes,
    **{place: partial(_page, place=place) for place in PAGES},
}


if __name__ == "__main__":
    if len(sys.argv) == 3:
        _run(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
