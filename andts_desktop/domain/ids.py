"""The typed identifiers of what a file holds."""

from typing import NewType

PlanId = NewType("PlanId", int)
NodeId = NewType("NodeId", int)
ChapterId = NewType("ChapterId", int)
VersionId = NewType("VersionId", int)
IndicatorId = NewType("IndicatorId", int)
UnitId = NewType("UnitId", int)
RoundId = NewType("RoundId", int)
TrashId = NewType("TrashId", int)

InstrumentId = NewType("InstrumentId", str)
QuestionId = NewType("QuestionId", str)
OptionId = NewType("OptionId", str)
