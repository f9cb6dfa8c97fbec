"""The rules: which words, in which frame, say what. Grouped for a political scientist to review.

Examples are of our own wording, and each is a test: read alone, it must give what `gives` says.
"""

from kg.reading.rule import Rule
from kg.reading.rules.aiming import AIMING
from kg.reading.rules.attacking import ATTACKING
from kg.reading.rules.backing import BACKING
from kg.reading.rules.delivering import DELIVERING
from kg.reading.rules.deploying import DEPLOYING
from kg.reading.rules.diplomacy import DIPLOMACY
from kg.reading.rules.electing import ELECTING
from kg.reading.rules.fighting import FIGHTING
from kg.reading.rules.giving import GIVING
from kg.reading.rules.leading import LEADING
from kg.reading.rules.offices import OFFICES
from kg.reading.rules.opposing import OPPOSITION
from kg.reading.rules.resisting import RESISTING
from kg.reading.rules.sides import ALLIANCE
from kg.reading.rules.speaking import SPEAKING

RULES: tuple[Rule, ...] = (
    *BACKING, *GIVING, *DELIVERING, *ALLIANCE, *OPPOSITION, *AIMING, *RESISTING, *ATTACKING,
    *FIGHTING, *DIPLOMACY, *OFFICES, *DEPLOYING, *ELECTING, *SPEAKING, *LEADING,
)  # fmt: skip
