"""Cast: who appears in one article, known or new, and where each stands in each sentence."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.dates import Moment
from kg.model import Actor, Place
from kg.reading import lexicon as lex
from kg.reading.article import slug
from kg.reading.gazetteer import Gazetteer, Mention, is_locative
from kg.reading.groups import described_groups
from kg.reading.names import runs, votes
from kg.reading.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass
class Line:
    """One sentence with its tree and its mentions."""

    number: int
    sentence: Sentence
    doc: "Doc"
    headline: bool = False
    heading: Moment | None = None
    mentions: list[Mention] = field(default_factory=list)
    inner: list[Mention] = field(default_factory=list)
    at: dict[int, Mention] = field(default_factory=dict)

    def settle(self, mentions: list[Mention]) -> None:
        """Take these mentions as the sentence's, in order."""
        self.mentions = sorted(mentions, key=lambda m: m.start)
        self.at = {i: m for m in self.mentions for i in range(m.start, m.end)}

    def head(self, mention: Mention) -> "Token":
        """The token of a mention that the rest of the sentence hangs on."""
        inside = self.doc[mention.start : mention.end]
        outside = [t for t in inside if not mention.start <= t.head.i < mention.end or t.head == t]
        return outside[-1] if outside else inside[-1]


class Cast:
    """The actors and places of one article: those of the gazetteer and those that it introduces."""

    def __init__(self, known: Gazetteer) -> None:
        self.known = known
        self.new_actors: dict[str, Actor] = {}
        self.new_places: dict[str, Place] = {}
        self.unclear: dict[str, int] = Counter()
        self.order: list[str] = []

    def actor(self, actor: str) -> Actor:
        """The actor with this id."""
        return self.new_actors.get(actor) or self.known.actors[actor]

    def kind(self, actor: str) -> str:
        """The actor's kind."""
        return self.actor(actor).kind

    def propose(self, name: str, kind: str) -> str:
        """The id of a new actor of this name; never that of a known one."""
        taken = slug(name) or "actor"
        if taken in self.known.actors and self.known.actors[taken].name != name:
            taken = f"{taken}-{kind}"
        if taken not in self.known.actors:
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
    chosen = [_choose(line, known) for line in lines]
    names = _new_names(lines, chosen)
    kinds = _kinds(names, lines)
    _only_from_the_body(names, kinds, lines)
    surnames = _surnames(cast, kinds, chosen)
    acronyms = _acronyms(lines, chosen, names, kinds, cast)
    for line, mentions in zip(lines, chosen, strict=True):
        for start, end in names[line.number]:
            name = _singular(line.doc[start:end].text, kinds)
            one = end - start == 1 and line.doc[start].pos_ == "ADJ" and not name.isupper()
            if one and kinds.get(name) == "armed-group":
                name = f"{name} forces"
            if mention := _introduce(name, start, end, kinds, surnames, acronyms, cast):
                mentions.append(mention)
        mentions = [_as_place(line, m, cast) for m in mentions]
        mentions += list(_later_acronyms(line, mentions, acronyms, cast))
        line.settle(described_groups(line, mentions, cast))
    return cast


def _as_place(line: Line, mention: Mention, cast: Cast) -> Mention:
    """A capital where a place stands is that place, though no gazetteer has it as one."""
    if mention.actor or mention.place:
        return mention
    name = line.doc[mention.start : mention.end].text
    return Mention(mention.start, mention.end, "", cast.propose_place(name), "place")


def _choose(line: Line, known: Gazetteer) -> list[Mention]:
    """The longest known names that do not overlap; a place or an actor by where it stands."""
    line.inner = known.find(line.doc)
    taken, chosen = [False] * len(line.doc), []
    by_range: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    for mention in line.inner:
        by_range[mention.start, mention.end].append(mention)
    for (start, end), same in sorted(by_range.items(), key=lambda r: (r[0][0] - r[0][1], r[0])):
        if any(taken[start:end]) or _longer_name(line.doc, start, end, same):
            continue
        taken[start:end] = [True] * (end - start)
        chosen.append(_merge(line.doc, same))
    return chosen


def _merge(doc: "Doc", same: list[Mention]) -> Mention:
    actor = next((m for m in same if m.actor), None)
    place = next((m.place for m in same if m.place), "")
    start, end = same[0].start, same[0].end
    if actor is None:
        return Mention(start, end, "", place, "place")
    if actor.how == "metonym" and is_locative(doc[start]):
        return Mention(start, end, "", place, "place")
    return Mention(start, end, actor.actor, place, actor.how)


def _longer_name(doc: "Doc", start: int, end: int, same: list[Mention]) -> bool:
    """True when a nationality opens a longer name of its own: "Syrian Democratic Forces"."""
    if not any(m.how in ("demonym", "name") for m in same) or end - start > 2:
        return False
    if not any(m.how == "demonym" for m in same) and doc[end - 1].text.isupper():
        return False
    rest = []
    for token in doc[end : end + 5]:
        if not token.text[0].isupper() or token.lower_ in lex.OFFICES:
            break
        rest.append(token.lower_)
    if len(rest) < 2 or rest[-1] in lex.OFFICES:
        return False
    organ = rest[-1] in lex.ORG_STATE or rest[0] in ("foreign", "defense", "defence", "interior")
    return rest[-1] in _BODIES and not organ


_BODIES = (lex.ORG_ARMED | lex.ORG_POLITICAL | lex.ORG_INTERNATIONAL | lex.MEDIA_NOUNS) - lex.words(
    "international"
)


def _new_names(lines: list[Line], chosen: list[list[Mention]]) -> dict[int, list[tuple[int, int]]]:
    found = {}
    for line, mentions in zip(lines, chosen, strict=True):
        covered = [False] * len(line.doc)
        for mention in mentions:
            covered[mention.start : mention.end] = [True] * (mention.end - mention.start)
        found[line.number] = runs(line.doc, covered)
    return found


def _kinds(names: dict[int, list[tuple[int, int]]], lines: list[Line]) -> dict[str, str]:
    """The kind of each new name, by the sum of votes over the article."""
    count: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        for start, end in names[line.number]:
            count[line.doc[start:end].text].update(votes(line.doc, start, end))
            if _is_plural_name(line.doc, start, end):
                count[line.doc[start:end].text]["armed-group"] += 2
    return {name: _winner(tally) for name, tally in count.items()}


def _only_from_the_body(names, kinds: dict[str, str], lines: list[Line]) -> None:
    """A headline capitalises what it likes: a new name counts where the text has it too."""
    if not lines or not lines[0].headline:
        return
    body = {line.doc[a:b].text for line in lines[1:] for a, b in names[line.number]}
    body |= {name.split()[-1] for name in body}
    names[0] = [(a, b) for a, b in names[0] if lines[0].doc[a:b].text in body]
    for name in [n for n in kinds if n not in body]:
        del kinds[name]


def _is_plural_name(doc: "Doc", start: int, end: int) -> bool:
    token = doc[end - 1]
    return (
        end - start == 1
        and token.text.endswith("s")
        and start > 0
        and (doc[start - 1].lower_ == "the" or "Plur" in token.morph.get("Number"))
    )


def _winner(tally: Counter[str]) -> str:
    if not tally:
        return ""
    (kind, most), *others = tally.most_common(2)
    return kind if most >= 1 and (not others or most > others[0][1]) else kind if most > 2 else ""


def _surnames(cast: Cast, kinds: dict[str, str], chosen: list[list[Mention]]) -> dict[str, str]:
    """surname -> full name, of the persons whom the article names in full."""
    found: dict[str, str] = {}
    for name, kind in kinds.items():
        if kind == "person" and " " in name:
            for short in _short_forms(name):
                found.setdefault(short, name)
    return found


def _short_forms(name: str) -> list[str]:
    parts = name.split()
    short = [parts[-1]]
    if "-" in parts[-1]:
        short.append(parts[-1].split("-", 1)[1])
    if len(parts) > 2:
        short.append(" ".join(parts[-2:]))
    return [s for s in short if len(s) > 2]


def _acronyms(lines, chosen, names, kinds, cast: Cast) -> dict[str, str]:
    """acronym in brackets -> actor id or new name that it follows."""
    found: dict[str, str] = {}
    for line, mentions in zip(lines, chosen, strict=True):
        ends = {m.end: m.actor for m in mentions if m.actor}
        ends |= {end: line.doc[start:end].text for start, end in names[line.number]}
        for token in line.doc[1:-1]:
            bracketed = token.nbor(-1).text == "(" and token.nbor().text == ")"
            owner = ends.get(token.i - 1) if bracketed else None
            if owner and _abbreviates(token.text, line.doc, token.i):
                found.setdefault(token.text, owner)
    return found


def _abbreviates(short: str, doc: "Doc", i: int) -> bool:
    initials = "".join(t.text[0].lower() for t in doc[max(0, i - 9) : i - 1] if t.text[0].isalpha())
    return (
        short.isupper() and short[0].lower() in initials or short[:3].lower() in doc[i - 2].lower_
    )


def _singular(name: str, kinds: dict[str, str]) -> str:
    """The plural of a name where the article uses both: Houthi, Houthis."""
    return f"{name}s" if f"{name}s" in kinds else name


def _introduce(name, start, end, kinds, surnames, acronyms, cast: Cast) -> Mention | None:
    full = acronyms.get(name, name)
    if full in cast.known.actors:
        return Mention(start, end, full, "", "new")
    full = surnames.get(full, full)
    if short := _person_known(full, cast):
        return Mention(start, end, short, "", "new")
    kind = kinds.get(full, "") or kinds.get(name, "") or kinds.get(name.removesuffix(" forces"), "")
    if kind == "media":
        return None
    if kind == "place":
        return Mention(start, end, "", cast.propose_place(full), "place")
    if set(full.lower().replace("-", " ").split()) <= _PARTS_OF_STATES:
        return None
    if not kind or len(full) < 3 or _is_designation(full):
        cast.unclear[full] += 1
        return None
    return Mention(start, end, cast.propose(full, kind), "", "new")


# "the Xland Foreign Ministry", "X National Security Adviser": no actors of their own
_PARTS_OF_STATES = lex.ORG_STATE | lex.words(
    "foreign defense defence interior national supreme security press finance justice force "
    "forces state homeland special operations revolutionary high chief court islamic general "
    "shariah sharia"
)


def _is_designation(name: str) -> bool:
    """True for what letters and digits name: aircraft, missiles, roads."""
    return any(c.isdigit() for c in name) and "-" in name


def _person_known(name: str, cast: Cast) -> str:
    """A known person of exactly this name (never by similarity)."""
    found = cast.known.actors.get(slug(name))
    return found.id if found and found.kind == "person" and found.name == name else ""


def _later_acronyms(
    line: Line, mentions: list[Mention], acronyms: dict[str, str], cast: Cast
) -> Iterable[Mention]:
    taken = {i for m in mentions for i in range(m.start, m.end)}
    for token in line.doc:
        owner = acronyms.get(token.text)
        if owner and token.i not in taken:
            actor = owner if owner in cast.known.actors else slug(owner)
            if actor not in cast.known.actors and actor not in cast.new_actors:
                continue
            yield Mention(token.i, token.i + 1, actor, "", "new")
