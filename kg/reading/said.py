"""Said: how a sentence says something: stated, denied, alleged, planned, ended; and who says so."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.reading.tokens import Token


@dataclass(frozen=True)
class Stance:
    """How something is said.

    `status` is empty (it holds or happened), `planned`, `ended` or `unreal` (a condition);
    `speech` is the verb of the speaker, `speaker` the word for who says so.
    """

    denied: bool = False
    alleged: bool = False
    accused: bool = False
    status: str = ""
    tried: bool = False
    speaker: "Token | None" = None
    speech: "Token | None" = None
