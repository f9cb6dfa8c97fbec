"""Line: one sentence with its tree and its mentions."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.dates import Moment
from kg.reading.gazetteer import Mention
from kg.reading.referent import Referent
from kg.reading.sentences import Sentence

if TYPE_CHECKING:
    from kg.reading.tokens import Doc, Token


@dataclass
class Line:
    """One sentence; `mentions` do not overlap, `inner` are all known names that stand in it."""

    number: int
    sentence: Sentence
    doc: "Doc"
    headline: bool = False
    heading: Moment | None = None
    mentions: list[Mention] = field(default_factory=list)
    inner: list[Mention] = field(default_factory=list)
    at: dict[int, Mention] = field(default_factory=dict)
    meant: dict[int, list[Referent]] = field(default_factory=dict)
    frames: dict[int, dict[str, list["Token"]]] = field(default_factory=dict)

    def settle(self, mentions: list[Mention]) -> None:
        """Take these mentions as the sentence's, in order."""
        self.mentions = sorted(mentions, key=lambda m: m.start)
        self.at = {i: m for m in self.mentions for i in range(m.start, m.end)}

    def head(self, mention: Mention) -> "Token":
        """The token of a mention that the rest of the sentence hangs on."""
        inside = self.doc[mention.start : mention.end]
        outside = [t for t in inside if not mention.start <= t.head.i < mention.end or t.head == t]
        return outside[-1] if outside else inside[-1]
