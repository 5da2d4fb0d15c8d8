"""How the comparison is made: where the figures come from, and how they are counted."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from andts_desktop.domain.city_comparison import CityComparison
from andts_desktop.domain.swedish import format_date, plural
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.wide import in_measure


def method_section(compose: Composer, values: CityComparison) -> list[Flowable]:
    """Return the chapter on the method, with its source."""
    body = compose.bullets(list(_points(values)))
    return in_measure(compose.headed([compose.heading(2, "Om metoden")], body))


def _points(values: CityComparison) -> Iterator[str]:
    instrument = values.instrument
    asked = plural(len(instrument.questions()), "fråga", "frågor")
    yield (
        f"Källa: enheternas egna svar på enkäten {instrument.title}, {asked}, {values.year}, så "
        f"som de stod den {format_date(values.as_of)}."
    )
    if any(kind.index for kind in values.kinds):
        yield (
            "Indexet räknas ur poängen utan avrundning och skrivs med en decimal. Ändringar är "
            "skillnaden mellan de skrivna talen, så att de går att kontrollera."
        )
        yield (
            "Medelvärdet är ovägt: varje enhet räknas lika, oavsett hur många som bor eller "
            "arbetar där. Medianen är det mittersta värdet, eller medelvärdet av de två mittersta."
        )
        yield (
            "Enheter utan svar är inte med i medelvärdet. Obesvarade frågor och svaret vet ej ger "
            "noll poäng, så ett index kan stiga när fler frågor besvaras."
        )
    if any(kind.question_shifts for kind in values.kinds):
        yield (
            "En fråga jämförs mellan två år bara om den är densamma och ger lika många poäng "
            "båda åren."
        )
    yield (
        "Enheter som har slagits ihop, delats eller tagit över andra jämförs inte med tiden före. "
        "En enhet som bara har bytt namn följs över åren."
    )
    if instrument.is_example:
        yield "Frågorna är exempel. Dra inga slutsatser om verksamheten av siffrorna."
