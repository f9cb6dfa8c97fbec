"""What the datasets of the Uppsala Conflict Data Program share: ids, names, licence."""

from functools import lru_cache

from kg.importing.cells import code
from kg.importing.importer import Party, Rejected

PUBLISHER = "Uppsala Conflict Data Program"
URL = "https://ucdp.uu.se/downloads/"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
CIVILIANS = "1"  # the id of "Civilians", who are no actor


@lru_cache(maxsize=20_000)
def party(id: str, name: str, state: str = "", named: str = "") -> Party:
    """The actor of a UCDP id; `state` is the Gleditsch-Ward number of a government's country.

    >>> libya = party("111", "Government of Libya", "620")
    >>> libya.key, libya.kind, libya.also
    ('ucdp:111', 'government', ('gw:620',))
    """
    if not code(id):
        raise Rejected(f"{named or 'the actor'} '{name}' has no id")
    government = name.startswith("Government of ")
    return Party(
        key=key(id),
        name=name or f"UCDP actor {code(id)}",
        kind="government" if government else "armed-group",
        also=(f"gw:{code(state)}",) if government and code(state) else (),
    )


@lru_cache(maxsize=20_000)
def key(id: str) -> str:
    """The key of a UCDP actor id."""
    return f"ucdp:{code(id)}"
