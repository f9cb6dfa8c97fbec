"""Descriptions: whom "the group", "the rebels", "the X-backed government", "the country" means.

A group that the article calls by the same noun ("M23 rebels", "the rebels") is taken first, then
the last that fits; a government, an army or a country without a name is that of the state in which
the article is set.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from kg.reading.forms import lemma
from kg.reading.gazetteer import is_locative
from kg.reading.insurgents import NAMING, named_by_noun, only_one
from kg.reading.lexicon import ACCUSE, BACKED, CLAIM, DESCRIPTIONS, SAY, words
from kg.reading.names import CALENDAR
from kg.reading.overview import GROUPS, sort_of
from kg.reading.pronouns import last_mentioned
from kg.reading.referent import Referent, referent
from kg.reading.tokens import text_of
from kg.reading.trees import slots
from kg.reading.voice import case_of

if TYPE_CHECKING:
    from kg.reading.cast import Line
    from kg.reading.gazetteer import Mention
    from kg.reading.reference import References
    from kg.reading.tokens import Token

_GOVERNING = words(
    "government regime authorities administration army military country nation state junta"
)


def described(refs: "References", line: "Line", token: "Token") -> list[Referent]:
    """The actors that a describing noun means; empty where none does."""
    if named := _including(refs, line, token):
        return named
    if of_teller := _country_of_teller(refs, line, token):
        return of_teller
    noun = token.lower_
    kinds = DESCRIPTIONS.get(noun) or DESCRIPTIONS.get(_misspelt(noun), ())
    if not kinds:
        return []
    definite = any(c.lower_ in ("the", "this", "that") and c.i < token.i for c in token.children)
    if definite and (backer := _backer_before(line, token)):
        return _backed(refs, line, token, backer, kinds)
    if _other_modifier(line, token):
        return []
    if any(c.lower_ in ("both", "two") for c in token.children):
        return _both(refs, line, kinds)
    if not definite and noun in _GOVERNING:
        return _seated(refs, line, token)
    if placed := _of_place(refs, line, token):
        return placed
    if not definite:
        return named_by_noun(refs, token.lower_) if _bare(token) else []
    if noun in _GOVERNING:
        return _governing(refs, line, token, kinds)
    if _restricted(token):
        return only_one(refs, token.lower_) or named_by_noun(refs, token.lower_)
    if body := _of_speaker(refs, line, token, kinds):
        return [referent(body, "speaker's body")]
    return _group(refs, line, token, kinds) or named_by_noun(refs, token.lower_)


def _country_of_teller(refs, line, token: "Token") -> list[Referent]:
    """ "His country": the state of the officer who says so."""
    his = any(c.dep_ == "nmod:poss" and c.lower_ in ("his", "her", "my", "our")
              for c in token.children)  # fmt: skip
    if token.lower_ not in ("country", "nation", "homeland") or not his:
        return []
    for above in token.ancestors:
        if lemma(above) in SAY | CLAIM | ACCUSE:
            for subject in slots(above)["subject"]:
                said = refs.alone(line, subject)
                body = refs.speaks_for.get(said[0].actor, "") if said else ""
                found = [referent(body, "speaker's body")] if body else refs.owners(line, subject)
                if found and refs.cast.kind(found[0].actor) == "state":
                    return found
    return []


def _including(refs, line, token: "Token") -> list[Referent]:
    """ "groups including A and B", "groups such as A": those that are named."""
    named = [c for c in token.children if c.i > token.i and case_of(c) in _SUCH_AS]
    return [r for c in named for r in refs.resolve(line, c)] if token.pos_ == "NOUN" else []


_SUCH_AS = ("including", "such as", "like", "notably", "among them")


def _both(refs, line, kinds: tuple[str, ...]) -> list[Referent]:
    """ "both groups": the last two that the sentence before names, or this one."""
    for number in range(line.number, max(-1, line.number - 3), -1):
        near = [m.actor for m in refs.lines[number].mentions if m.actor and m.how != "demonym"]
        near = list(dict.fromkeys(a for a in near if _fits(refs, a, kinds)))
        if len(near) >= 2:
            return [referent(actor, "description") for actor in near[-2:]]
    return []


def _backed(refs, line, token: "Token", backer: str, kinds: tuple[str, ...]) -> list[Referent]:
    """ "the X-backed government": the one that X is known to back, else as without "X-backed"."""
    found = [a for a, by in refs.backed_by.items() if backer in by and _fits(refs, a, kinds)]
    if len(found) == 1:
        return [referent(found[0], "description")]
    if token.lower_ in _GOVERNING:
        return [r for r in _governing(refs, line, token, kinds) if r.actor != backer]
    return [r for r in _group(refs, line, token, kinds) if r.actor != backer]


def _governing(refs, line, token: "Token", kinds: tuple[str, ...]) -> list[Referent]:
    """A government known to the article, one named by its seat, or the state it is set in."""
    if _seat(line, token) is not None:
        return _seated(refs, line, token)
    if body := _of_speaker(refs, line, token, kinds):
        return [referent(body, "speaker's body")]
    if token.lower_ in ("government", "administration", "regime", "authorities"):
        found = last_mentioned(refs, line, token, ("government",), "description")
        if found:
            return found
    if token.lower_ in ("country", "nation", "state"):
        doers = {r.actor for s in slots(token.head)["subject"] for r in refs.alone(line, s)}
        states = (*refs.cast.known.actors, *refs.cast.new_actors)
        among = frozenset(states) - doers
        near = last_mentioned(refs, line, token, ("state",), "description", among)
        if any(c.dep_ in ("amod", "compound") for c in token.children):
            return near
        if near and (not refs.setting or line.number and _subject_state(refs, line, token)):
            return _subject_state(refs, line, token) or near
    return [referent(refs.setting, "setting")] if refs.setting else []


def of_government(refs: "References", token: "Token") -> list[Referent]:
    """ "Government forces", "army bases": those of the state that the article is set in."""
    of = {c.lower_ for c in token.children if c.dep_ in ("compound", "amod") and c.i < token.i}
    ours = of & _OFFICIAL and token.lower_ in _FORCES
    return [referent(refs.setting, "setting")] if ours and refs.setting else []


_OFFICIAL = words("government army federal military security police gendarmerie navy")
_FORCES = words(
    "forces troops soldiers army military convoy convoys base bases position positions post posts "
    "checkpoint checkpoints patrol patrols barracks outpost outposts aircraft jets helicopters "
    "artillery officials warplanes security troop garrison garrisons vehicle vehicles tank tanks "
    "camp camps headquarters station stations barrack boat boats"
)


def _seat(line, token: "Token") -> "Mention | None":
    """The name of where a government sits: "the government in X"."""
    after = [c for c in line.doc[token.i + 1 : token.i + 3] if is_locative(c)]
    return next((m for c in after if (m := line.at.get(c.i))), None)


def _seated(refs, line, token: "Token") -> list[Referent]:
    """ "a government in Xland" is the state, "the government in X town" one of its own."""
    mention = _seat(line, token)
    if mention is None:
        return []
    if mention.actor and refs.cast.kind(mention.actor) == "state":
        return [referent(mention.actor, "organ")]
    if mention.place and token.lower_ == "government":
        return seat_of_government(refs, line, mention)
    return []


def seat_of_government(refs, line, mention: "Mention") -> list[Referent]:
    """The government that a town names, an actor of its own: the country may have several."""
    name = f"{text_of(line.doc[mention.start : mention.end])} government"
    return [referent(refs.cast.propose(name, "government"), "description")]


def _subject_state(refs, line, token: "Token") -> list[Referent]:
    """The state that is the subject of the clause before in the same sentence."""
    for mention in line.mentions:
        is_state = mention.actor and refs.cast.kind(mention.actor) == "state"
        subject = line.head(mention).dep_.startswith("nsubj") and mention.how == "name"
        if is_state and subject and mention.end <= token.i:
            return [referent(mention.actor, "description")]
    return []


def _group(refs, line, token: "Token", kinds: tuple[str, ...]) -> list[Referent]:
    """The last group called by such a noun, else the last that no noun of another sort calls."""
    same = sort_of(token.lower_)
    if not same:
        return last_mentioned(refs, line, token, kinds, "description")
    so_called = frozenset(a for a, nouns in refs.called.items() if nouns & same)
    if found := last_mentioned(refs, line, token, GROUPS, "description", so_called):
        return found
    if found := only_one(refs, token.lower_):
        return found
    if token.lower_ == "opposition":
        return []
    others = frozenset(a for a, nouns in refs.called.items() if nouns and not nouns & same)
    return last_mentioned(refs, line, token, kinds, "description", refs.cast.all_but(others))


def _of_place(refs, line, token: "Token") -> list[Referent]:
    """ "Rebels in its X region", "the insurgents of X": a group of its own, named by the place."""
    if token.lower_ not in NAMING | words("militias militia fighters"):
        return []
    for child in token.children:
        if child.i > token.i and case_of(child) in ("in", "of", "from"):
            near = [t for t in child.subtree if token.i < t.i < token.i + 7]
            named = [t for t in near if t.pos_ == "PROPN" and t.dep_ != "appos"]
            place = next((t for t in named if _is_place(line, t)), None)
            if place is not None and place.head.lower_ not in _SMALL:
                name = f"{place.text} {token.lower_}"
                return [referent(refs.cast.propose(name, "armed-group"), "description")]
    return []


# where a group was seen, and not what it is named by
_SMALL = words("village town city neighbourhood neighborhood suburb camp street")


def _is_place(line, token: "Token") -> bool:
    mention = line.at.get(token.i)
    if mention:
        return bool(mention.place and not mention.actor)
    return token.text[0].isupper() and token.lower_ not in CALENDAR


def _bare(token: "Token") -> bool:
    """True for a noun without any word that tells which one: "rebels took the town"."""
    return not any(c.dep_ in ("det", "nummod", "amod", "compound", "nmod:poss")
                   for c in token.children)  # fmt: skip


def _restricted(token: "Token") -> bool:
    """True when a clause or phrase after the noun tells which one is meant."""
    return any(c.dep_ in ("nmod", "acl", "acl:relcl") and c.i > token.i for c in token.children)


def _fits(refs, actor: str, kinds: tuple[str, ...]) -> bool:
    return refs.cast.kind(actor) in kinds


def _of_speaker(refs, line, token: "Token", kinds: tuple[str, ...]) -> str:
    """The body that the person speaks for who is telling this."""
    for above in token.ancestors:
        if lemma(above) in SAY | CLAIM | ACCUSE:
            for child in above.children:
                mention = line.at.get(child.i) if child.dep_ == "nsubj" else None
                body = refs.speaks_for.get(mention.actor, "") if mention else ""
                if body and _fits(refs, body, kinds):
                    return body
    return ""


def _backer_before(line: "Line", token: "Token") -> str:
    """The backer in "the X-backed government"."""
    for i in range(max(0, token.i - 5), token.i - 1):
        mention = line.at.get(i - 1) or next((m for m in line.inner if m.end == i), None)
        hyphen = line.doc[i].text == "-" and line.doc[i + 1].lower_ in BACKED
        if mention and mention.actor and hyphen:
            return mention.actor
    return ""


def _other_modifier(line: "Line", token: "Token") -> bool:
    """True when a name tells which one is meant, so that it is not the last one mentioned."""
    return any(
        c.i < token.i and (c.dep_ == "nmod:poss" or (c.i in line.at and c.dep_ != "det"))
        for c in token.children
    )


@lru_cache(maxsize=4096)
def _misspelt(noun: str) -> str:
    """The describing noun that a word is one slip away from ("gruop", "millitia"), or nothing."""
    if len(noun) < 5 or noun in DESCRIPTIONS:
        return ""
    from rapidfuzz.distance import OSA

    near = [known for known in DESCRIPTIONS if len(known) > 4 and OSA.distance(noun, known) == 1]
    return near[0] if len(near) == 1 and not noun.endswith("s") else ""


# --- what the article as a whole tells
