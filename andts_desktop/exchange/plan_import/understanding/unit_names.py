"""Names of boards, authorities and other parties: what they look like and how they are spelled."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

_BOARD = r"nämnd(?:en|er|erna)?|styrelse(?:n|r|rna)?|beredning(?:en)?|fullmäktige|utskott(?:et)?"
_DEPARTMENT = r"förvaltning(?:en|ar|arna)?|kontor(?:et)?|avdelning(?:en|ar)?|enhet(?:en|er)?"
_COMPANY = r"bolag(?:et|en)?|bostäder|\bab"
_EXTERNAL = (
    r"polis(?:en|er|område)?|myndighet(?:en|er)?|verket|tjänst(?:en)?|styrelsen|region(?:en)?|"
    r"universitet(?:et)?|högskola(?:n)?|förbund(?:et)?|förening(?:en|ar|arna|slivet)?|"
    r"kyrka(?:n)?|grupp(?:en)?|nätverk(?:et)?|sektor(?:n)?|organisation(?:en|er|erna)?|"
    r"ungdomsmottagning(?:en)?|vårdcentral(?:en|er)?|näringsliv(?:et)?|civilsamhälle(?:t)?|"
    r"råd(?:et)?|samordnare|apotek(?:et)?|krogar|centrum|skola(?:n|or|orna)?|vård(?:en)?|"
    r"tull(?:en|verket)?|handlare|restauranger|vårdnadshavare|chef(?:en|er)?|fältare"
)
_MUNICIPALITY = r"kommun(?:en|er|erna)?|\bstad(?:en)?|kommuner"
_UNIT_END = re.compile(
    rf"(?:{_BOARD}|{_DEPARTMENT}|{_COMPANY}|{_EXTERNAL}|{_MUNICIPALITY})$", re.IGNORECASE
)
_UNIT_START = re.compile(
    r"(?:nämnden? för|förvaltningen? för|kontoret för|region|regionen|polisen|arbetsgrupp|"
    r"nätverk|samtliga|alla|berörda|länsstyrelsen|socialtjänst)\b",
    re.IGNORECASE,
)
COMPLETE = re.compile(
    r"\w(?:nämnden|nämnd|förvaltningen|kontoret|styrelsen|myndigheten|verket|tjänsten|"
    r"gruppen|kommunerna|fullmäktige|universitetet)$|^(?:polisen|kommunerna|kommunen)$",
    re.IGNORECASE,
)
"""A word that ends a name by itself, and that no name but its own begins with."""
_MOST_NAMES = 500
"""No register is longer; more names than that are not compared one by one."""


def is_unit_like(text: str) -> bool:
    """Tell whether a text looks like the name of a board or another party."""
    first = text.split("\n", maxsplit=1)[0].split(",", maxsplit=1)[0].strip(" .;")
    return len(first) < 80 and bool(_UNIT_END.search(first) or _UNIT_START.match(first))


def name_key(name: str) -> str:
    """Return what two spellings of one name share: letters in one case, without form and order."""
    plain = re.sub(r"[\u00ad.,;:]", "", name).casefold()
    plain = re.sub(r"nämnd(en|er|erna)?\b", "nämnd", plain)
    plain = re.sub(r"\b(alla|samtliga)\b", "alla", plain)
    plain = re.sub(r"(förvaltning|styrelse|kontor)(en|n|et)\b", r"\1", plain)
    about = re.fullmatch(r"nämnd för (.+)", plain)
    if about is None and plain.endswith("nämnd") and plain != "nämnd":
        about = re.fullmatch(r"(?:[\wåäö]+ )?(.+)nämnd", plain) if "och" in plain else None
    if about is not None:
        stems = re.findall(r"[\wåäö]+", re.sub(r"\b(och|för|med)\b", " ", about.group(1)))
        return "nämnd " + " ".join(sorted(stem.rstrip("s") for stem in stems))
    return " ".join(plain.replace("- ", "-").split())


def spellings(names: Iterable[str]) -> Mapping[str, str]:
    """Return each name with the spelling that all of its spellings share.

    That is the one that is most common, the first of several; boards that differ by a letter or
    two in a long name are one, other names only where their letters are the same.
    """
    counts = Counter(names)
    keys: dict[str, list[str]] = {}
    for name in counts:
        keys.setdefault(_like_key(name_key(name), keys), []).append(name)
    shared: dict[str, str] = {}
    for group in keys.values():
        best = max(group, key=lambda name: (counts[name], name[:1].isupper()))
        shared.update(dict.fromkeys(group, best))
    return shared


def _like_key(key: str, keys: Mapping[str, object]) -> str:
    if not key.endswith("nämnd") or len(key) < 16 or len(keys) > _MOST_NAMES:
        return key
    same = (
        each
        for each in keys
        if each.endswith("nämnd")
        and each.split()[0] == key.split(maxsplit=1)[0]
        and " " in each
        and SequenceMatcher(None, each, key).ratio() > 0.85
    )
    return next(same, key)
