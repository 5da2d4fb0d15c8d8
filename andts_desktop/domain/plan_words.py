"""A plan's own words for its levels, put into sentences."""

from andts_desktop.domain.plan import Level, Plan

_NEUTER = ("mål", "område", "steg", "arbete", "uppdrag", "åtagande", "projekt", "spår", "löfte")


def is_neuter(level: Level) -> bool:
    """Tell whether a level's name takes "ett" and "nytt"."""
    # Swedish compounds take their gender from the last part: ett mål, ett insatsområde.
    words = level.singular.casefold().split()
    return any(word.endswith(_NEUTER) for word in words)


def one(level: Level) -> str:
    """Return a level's name with its article: "ett mål", "en aktivitet"."""
    return f"{'ett' if is_neuter(level) else 'en'} {level.singular}"


def another(level: Level) -> str:
    """Return a level's name as one more of them: "ett annat mål", "en annan aktivitet"."""
    return f"{'ett annat' if is_neuter(level) else 'en annan'} {level.singular}"


def followed_words(plan: Plan | None) -> tuple[str, str]:
    """Return what a plan calls one and several of what carries status.

    The lowest such level names them all; a plan without one has activities, as most plans say.
    """
    levels = plan.levels if plan is not None else ()
    found = next((level for level in reversed(levels) if level.has_status), None)
    return (found.singular, found.plural) if found else ("aktivitet", "aktiviteter")
