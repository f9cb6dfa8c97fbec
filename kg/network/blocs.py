"""blocs: who stands together, told from friendly and hostile ties alike.

The blocs are the camps of generalised balance (Davis, Clustering and Structural Balance in Graphs,
1967): as few friendly ties as possible run between them and as few hostile ones inside. A bloc is
held together by friendly ties; who has none is in a bloc of one, and who has no tie at all in none,
which is not neutrality. Doubtful ties count like others (a view with statuses leaves them out);
mixed ones draw neither way and are told. There may be other divisions as good as this one.
"""

from dataclasses import dataclass

from kg.model import Chronicle
from kg.network.camps import camps
from kg.network.signed import SignedTie, signed, signs
from kg.view import View


@dataclass(frozen=True)
class Bloc:
    """Some actors, the ties among them, and those to others."""

    members: tuple[str, ...]
    inside: tuple[SignedTie, ...]
    outside: tuple[SignedTie, ...]

    @property
    def misplaced(self) -> tuple[SignedTie, ...]:
        """Ties that do not fit: hostile ones inside, friendly ones to others."""
        return tuple(t for t in self.inside if t.sign < 0) + tuple(
            t for t in self.outside if t.sign > 0
        )

    @property
    def mixed(self) -> tuple[SignedTie, ...]:
        """Ties of its members that are friendly and hostile at once."""
        return tuple(t for t in self.inside + self.outside if t.sign == 0)


@dataclass(frozen=True)
class Blocs:
    """The blocs, the largest first, and the bounds of the least number of misplaced ties."""

    blocs: tuple[Bloc, ...]
    lower: int
    upper: int

    @property
    def of(self) -> dict[str, int]:
        """The place of each actor's bloc."""
        return {actor: n for n, bloc in enumerate(self.blocs) for actor in bloc.members}

    def opposed(self) -> dict[tuple[int, int], int]:
        """Pairs of blocs with more hostile ties than friendly ones between them: how many more."""
        of, found = self.of, {}
        for n, bloc in enumerate(self.blocs):
            for tie in bloc.outside:
                pair = tuple(sorted(of[actor] for actor in tie.pair))
                if pair[0] == n:
                    found[pair] = found.get(pair, 0) - tie.sign
        return {pair: more for pair, more in sorted(found.items()) if more > 0}


def blocs(chronicle: Chronicle, view: View) -> Blocs:
    """The blocs of a view."""
    return divided(signed(chronicle, view).values())


def divided(ties) -> Blocs:
    """The blocs of some signed ties."""
    ties = tuple(ties)
    found = camps(signs(ties))
    members: dict[int, list[str]] = {}
    for actor in sorted(found.camp):
        members.setdefault(found.camp[actor], []).append(actor)
    inside: dict[int, list[SignedTie]] = {n: [] for n in members}
    outside: dict[int, list[SignedTie]] = {n: [] for n in members}
    for tie in ties:
        one, other = (found.camp[actor] for actor in tie.pair)
        if one == other:
            inside[one].append(tie)
        else:
            outside[one].append(tie)
            outside[other].append(tie)
    made = (Bloc(tuple(members[n]), tuple(inside[n]), tuple(outside[n])) for n in members)
    order = sorted(made, key=lambda bloc: (-len(bloc.members), bloc.members))
    return Blocs(tuple(order), found.lower, found.upper)
