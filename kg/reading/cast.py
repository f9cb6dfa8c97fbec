"""Cast: who appears in one article, known or new, and where each stands in each sentence."""

from collections import Counter

from kg.model import Actor, Place
from kg.reading.article import slug
from kg.reading.gazetteer import Gazetteer
from kg.reading.groups import described_groups
from kg.reading.introductions import Introductions
from kg.reading.line import Line
from kg.reading.setting import Setting

__all__ = ["Cast", "Line", "cast_of"]


class Cast:
    """The actors and places of one article: those of the gazetteer and those that it introduces."""

    def __init__(self, known: Gazetteer) -> None:
        self.known = known
        self.new_actors: dict[str, Actor] = {}
        self.new_places: dict[str, Place] = {}
        self.unclear: dict[str, int] = Counter()

    def actor(self, actor: str) -> Actor:
        """The actor with this id."""
        return self.new_actors.get(actor) or self.known.actors[actor]

    def kind(self, actor: str) -> str:
        """The actor's kind."""
        return self.actor(actor).kind

    def all_but(self, left_out: frozenset[str]) -> frozenset[str] | None:
        """Every actor but these; None where nobody is left out."""
        return frozenset({**self.known.actors, **self.new_actors}) - left_out if left_out else None

    def propose(self, name: str, kind: str) -> str:
        """The id of a new actor of this name; never that of a known one."""
        taken = slug(name) or "actor"
        while taken in self.known.actors:
            taken = f"{taken}-{kind}"
        self.new_actors.setdefault(taken, Actor(taken, kind, name))
        return taken

    def propose_place(self, name: str) -> str:
        """The id of a new place of this name."""
        taken = slug(name) or "place"
        if taken not in self.known.places:
            self.new_places.setdefault(taken, Place(taken, "other", name))
        return taken


def cast_of(lines: list[Line], known: Gazetteer) -> Cast:
    """The cast of an article; the lines get their mentions."""
    cast = Cast(known)
    for line in lines:
        line.inner = known.find(line.doc)
    bare = not any("'" in line.doc.text or "’" in line.doc.text for line in lines)
    setting = Setting(known, lines)
    for line in lines:
        line.inner = setting.meant(line.inner)
        line.inner = [m for m in line.inner if m.how != "scraped" or bare]
    new = Introductions(lines, cast)
    for line in lines:
        line.settle(described_groups(line, new.mentions(line), cast))
    return cast
