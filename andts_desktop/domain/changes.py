"""What a write touched, so that every view knows whether to read again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Name the subjects that a write touched."""

    plan: bool = False
    units: bool = False
    survey: bool = False
    follow_up: bool = False
    papers: bool = False

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(
            plan=self.plan or other.plan,
            units=self.units or other.units,
            survey=self.survey or other.survey,
            follow_up=self.follow_up or other.follow_up,
            papers=self.papers or other.papers,
        )


EVERYTHING = Changes(plan=True, units=True, survey=True, follow_up=True, papers=True)
