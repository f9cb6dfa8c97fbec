"""MEANS: the ways of backing someone.

The concrete ones are the support types of UCDP External Support (Meier, Karlén, Pettersson and
Croicu 2023, codebook 18.1), the political ones are ours; `ontology/means.ttl` has foreign codes.
"""

# means -> the broader means that it is a case of
MEANS: dict[str, str | None] = {
    "military": None,
    "troops": "military",
    "mercenaries": "troops",
    "territory": "military",
    "infrastructure": "military",
    "weapons": "military",
    "materiel": "military",
    "training": "military",
    "intelligence": "military",
    "funding": None,
    "political": None,
    "recognition": "political",
    "diplomatic": "political",
    "other": None,
    "unknown": None,
    "unspecified": None,
}


def includes(broad: str, narrow: str) -> bool:
    """True when `narrow` is `broad` or a case of it.

    >>> includes("military", "mercenaries"), includes("weapons", "military")
    (True, False)
    """
    step: str | None = narrow
    while step and step != broad:
        step = MEANS[step]
    return step == broad
