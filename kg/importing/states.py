"""States: the numbers of Correlates of War and the codes of ISO 3166, with a name for each.

Datasets that give a state as a number alone have no name to show; `states.tsv` has one.
"""

from functools import lru_cache
from pathlib import Path

from kg.importing.importer import Party

# names of UCDP -> numbers of Gleditsch and Ward that differ from those of Correlates of War
_GW = {"Germany": "260", "Yemen": "678", "Serbia": "340", "Tonga": "972", "Kiribati": "970",
       "Nauru": "971", "Tuvalu": "973", "Bosnia-Herzegovina": "346"}  # fmt: skip
_FILE = Path(__file__).with_name("states.tsv")


@lru_cache(maxsize=1)
def _states() -> dict[str, tuple[str, str]]:
    lines = _FILE.read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {number: (iso.replace("-", ""), name) for number, iso, name in rows}


@lru_cache(maxsize=1_000)
def state(number: int) -> Party:
    """The state of a Correlates of War number; its number as name where nobody knows it.

    >>> state(620).key, state(620).name, state(620).also
    ('cow:620', 'Libya', ('iso:LBY',))
    >>> state(245).name, state(245).also, state(9999).name
    ('Bavaria', (), 'State 9999')
    """
    iso, name = _states().get(str(number), ("", f"State {number}"))
    return Party(f"cow:{number}", name, "state", (f"iso:{iso}",) if iso else ())


@lru_cache(maxsize=1_000)
def numbers(name: str) -> frozenset[str]:
    """The numbers, of either list of states, that a government's name in UCDP may stand for.

    >>> numbers("Government of DR Congo (Zaire)"), sorted(numbers("Government of Germany"))
    (frozenset({'490'}), ['255', '260'])
    """
    state, _, before = name.removeprefix("Government of ").rstrip(")").partition(" (")
    found = {number for number, (_, known) in _states().items() if known in (state, before)}
    return frozenset(found | {_GW[known] for known in (state, before) if known in _GW})


@lru_cache(maxsize=1_000)
def named(iso: str) -> str:
    """The name of the state of an ISO 3166 code of three letters; the code where there is none.

    >>> named("SYR"), named("GZS")
    ('Syria', 'GZS')
    """
    return next((name for code, name in _states().values() if code == iso and iso), iso)
