"""Who is who in the example municipality."""

from andts_desktop.domain.plan import ResponsibilityRole
from andts_desktop.domain.plan_template import NamedResponsibility, UnitDraft
from andts_desktop.domain.units import UnitKind

MUNICIPALITY = "Exempelstad"

DISTRICTS = (
    "Norrby",
    "Söderstaden",
    "Östermark",
    "Västerängen",
    "Centrum",
    "Ängsborg",
    "Åkerby",
    "Hamnen",
)
SOCIAL = "Socialförvaltningen"
SCHOOL = "Utbildningsförvaltningen"
EXECUTIVE = "Kommunstyrelsen"
ENVIRONMENT = "Miljönämnden"
CULTURE = "Kulturnämnden"
POLICE = "Polisen"
REGION = "Regionen"
CLUBS = "Föreningslivet"
LANDLORDS = "Fastighetsägarna"
RESTAURANTS = "Krogar och restauranger"

UNITS = (
    *(UnitDraft(name, UnitKind.DISTRICT) for name in DISTRICTS),
    *(UnitDraft(name, UnitKind.DEPARTMENT) for name in (SOCIAL, SCHOOL)),
    *(UnitDraft(name, UnitKind.BOARD) for name in (EXECUTIVE, ENVIRONMENT, CULTURE)),
    *(
        UnitDraft(name, UnitKind.EXTERNAL)
        for name in (POLICE, REGION, CLUBS, LANDLORDS, RESTAURANTS)
    ),
)

_EXTERNAL = frozenset(unit.name for unit in UNITS if unit.kind is UnitKind.EXTERNAL)


def taking_part(lead: str, *others: str) -> tuple[NamedResponsibility, ...]:
    """Return the lead and the others: external parties as partners, our own as co-responsible."""
    own = ResponsibilityRole.CO_RESPONSIBLE
    return (
        NamedResponsibility(lead, ResponsibilityRole.LEAD),
        *(
            NamedResponsibility(name, ResponsibilityRole.PARTNER if name in _EXTERNAL else own)
            for name in others
        ),
    )
