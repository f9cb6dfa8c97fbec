"""Tolls: how many were killed, wounded, captured or displaced, told with the fighting that did it.

A number is of the fighting that the same sentence tells nearest to it. Told in a sentence of its
own it is of what "the attack" or "the clashes" point back to, or of what the sentence just before
told, where that was one thing. What a whole war cost ("has killed 10,000 since 2015") is of no
single event.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import COUNTED, Count
from kg.reading.amounts import Bounds, bounds
from kg.reading.carrying import clause, points_back
from kg.reading.forms import learn, lemma
from kg.reading.hit import Hit
from kg.reading.lexicon import words
from kg.reading.stance import stance_of
from kg.reading.tokens import text_of
from kg.reading.trees import slots
from kg.reading.voice import case_of

if TYPE_CHECKING:
    from kg.reading.line import Line
    from kg.reading.tokens import Token

# verb -> what became of its object (or of its subject)
_DONE_TO = {
    **dict.fromkeys(words("kill slay massacre execute behead assassinate murder lose"), "killed"),
    **dict.fromkeys(words("wound injure hurt maim"), "wounded"),
    **dict.fromkeys(words("capture detain"), "captured"),
    **dict.fromkeys(words("displace uproot"), "displaced"),
}
_SUFFERED = {"die": "killed", "perish": "killed", "flee": "displaced"}
_STATES = {"dead": "killed", "wounded": "wounded", "injured": "wounded", "displaced": "displaced"}
_DEATHS = words("death killing fatality")
_PEOPLE = words(
    "people person persons man men woman women child children civilian civilians policeman "
    "policemen police officer officers guard guards peacekeeper peacekeepers worker workers "
    "villager villagers resident residents student students journalist journalists passenger "
    "passengers protester protesters demonstrator demonstrators member members refugee refugees "
    "marine marines sailor sailors pilot pilots commander commanders general generals aide aides "
    "bystander bystanders others other prisoner prisoners hostage hostages boy boys girl girls "
    "victim victims inhabitants attacker attackers assailants combatant combatants peasants "
    "farmers monks pilgrims deserters troop troops soldier soldiers rebel rebels fighter fighters "
    "militant militants insurgent insurgents mercenary mercenaries separatist separatists gunman "
    "gunmen guerrilla guerrillas guerilla guerillas jihadist jihadists extremist extremists "
    "terrorist terrorists militiaman militiamen paramilitary paramilitaries tribesmen partisans "
    "contras dissidents loyalists islamists contractors official officials serviceman servicemen "
    "personnel commandos agents diplomat diplomats advisers instructors operatives leader leaders"
)
_NUMBERED = words("dozens scores hundreds thousands tens several dozen hundred thousand million")
_WARS = words("war conflict insurgency rebellion genocide uprising crisis revolt struggle")
_FOUGHT = words("battle attack strike offensive capture")
# "the X" -> the kinds of event that it may point back to
_POINTING = {
    **dict.fromkeys(words("attack assault raid ambush bombing blast explosion strike airstrike "
                          "shelling massacre bombardment shooting siege incident"),
                    words("attack strike offensive")),
    **dict.fromkeys(words("clash clashes battle fighting firefight gunfight skirmish combat "
                          "confrontation encounter violence"),
                    words("battle attack strike offensive")),
}  # fmt: skip
_NEAR = 4
learn(" ".join([*_DONE_TO, *_SUFFERED]))


def with_tolls(lines: Iterable["Line"], found: list[Hit]) -> list[Hit]:
    """The hits, those that the article gives a number of dead or wounded with it; and new ones."""
    numbered: dict[int, dict[str, Bounds]] = {}
    added: list[Hit] = []
    for line in lines:
        here = [h for h in found if h.line is line and _is_fought(h)]
        for word, what, told in tolls(line):
            if here:
                of = min(here, key=lambda h: (_apart(h.trigger, word), abs(h.trigger.i - word.i)))
                numbered.setdefault(id(of), {}).setdefault(what, told)
            elif (back := _told_before(line, word, found)) is not None:
                added.append(_of_before(line, word, back, {what: told}))
    return [
        replace(h, counts=_counts(numbered[id(h)])) if id(h) in numbered else h for h in found
    ] + added


def _is_fought(hit: Hit) -> bool:
    return hit.kind in _FOUGHT and not hit.stance.status and not hit.stance.denied


def _counts(told: dict[str, Bounds]) -> tuple[Count, ...]:
    return tuple(Count(what, *told[what]) for what in COUNTED if what in told)


def _of_before(line: "Line", word: "Token", back: Hit, told: dict[str, Bounds]) -> Hit:
    return Hit(
        TOLL, back.kind, line, word, back.roles, stance_of(word, back.kind), counts=_counts(told)
    )


# the rule's name of a number that is told apart from what it is of
TOLL = "toll"


def _told_before(line: "Line", word: "Token", found: list[Hit]) -> Hit | None:
    """What was told before that this sentence gives the number of."""
    before = [h for h in found if 0 < line.number - h.line.number <= _NEAR and _is_fought(h)]
    for token in line.doc:
        kinds = _POINTING.get(lemma(token), _POINTING.get(token.lower_, frozenset()))
        apart = any(c.dep_ in ("nmod", "acl", "acl:relcl") for c in token.children)
        if kinds and points_back(token) and not apart:
            return next((h for h in reversed(before) if h.kind in kinds), None)
    last = [h for h in before if h.line.number == line.number - 1]
    placed = any(m.place for m in line.mentions)
    return last[0] if len(last) == 1 and not placed and not last[0].line.headline else None


def _apart(a: "Token", b: "Token") -> int:
    """How many steps in the tree lie between two words."""
    up, other = clause(a), clause(b)
    meeting = next(t for t in up if t in other) if up[-1] == other[-1] else None
    return 99 if meeting is None else up.index(meeting) + other.index(meeting)


# --- what a sentence says
def tolls(line: "Line") -> Iterator[tuple["Token", str, Bounds]]:
    """The numbers of people that a sentence tells: the word, what became of them, how many."""
    if _of_whole_war(line.doc):
        return
    for word in line.doc:
        what, victims = _victims(word)
        if what and not _costs_of_war(word):
            every = [v for victim in victims for v in _listed(victim)]
            if told := _together(line, list(dict.fromkeys(every))):
                yield word, what, told


def _together(line: "Line", every: list["Token"]) -> Bounds | None:
    """How many a list of people is; where one of them has no number, at least that many."""
    if not any(_is_people(line, word) for word in every):
        return None
    told = [_amount(word) for word in every]
    numbers = [n for n in told if n]
    most = [high for _, high in numbers]
    is_open = None in told or None in most
    if not numbers:
        return None
    return sum(low for low, _ in numbers), None if is_open else sum(filter(None, most))


def _victims(word: "Token") -> tuple[str, list["Token"]]:
    """What became of people by this word, and the words for those people."""
    if word.pos_ not in ("VERB", "NOUN") and word.lower_ not in _STATES:
        return "", []
    verb = lemma(word)
    if word.pos_ == "VERB" and verb in _DONE_TO:
        if word.i and _is_number(word.nbor(-1)):  # "and three wounded"
            return _DONE_TO[verb], [word.nbor(-1)]
        return _DONE_TO[verb], slots(word)["object"] or slots(word)["between"]
    if word.pos_ == "VERB" and verb in _SUFFERED:
        return _SUFFERED[verb], slots(word)["subject"]
    if word.pos_ == "NOUN" and verb in _DEATHS:
        return "killed", slots(word)["of"]
    if word.pos_ == "NOUN" and verb == "life" and lemma(word.head) in ("claim", "take", "cost"):
        return "killed", slots(word)["of"] or [word]
    if word.lower_ in _STATES:
        return _STATES[word.lower_], _in_state(word)
    return "", []


def _in_state(word: "Token") -> list["Token"]:
    """Who is dead: "left 19 people dead", "35 dead", "two are dead"."""
    if any(_is_number(c) for c in word.children):
        return [word]
    subjects = [c for c in word.children if c.dep_.startswith("nsubj")]
    if subjects or word.head == word:
        return subjects
    if word.head.pos_ == "VERB":
        return slots(word.head)["object"] if lemma(word.head) == "leave" else []
    return [word.head] if word.head.pos_ in ("NOUN", "NUM") else []


def _listed(word: "Token") -> list["Token"]:
    """A noun and those coordinated with it: "two soldiers and a civilian"."""
    others = [c for c in word.conjuncts if c.i > word.i]
    others = [c for c in others if c.pos_ in ("NOUN", "NUM", "PROPN") or c.lower_ in _PEOPLE]
    return [word, *(c for c in others if not _begins_another(c))]


def _begins_another(word: "Token") -> bool:
    """True in "and three wounded", "and two others were injured"."""
    return any(
        t.lower_ in _STATES or lemma(t) in _DONE_TO for t in word.doc[word.i + 1 : word.i + 4]
    )


def _is_number(token: "Token") -> bool:
    return token.like_num or token.lower_ in _NUMBERED


def _is_people(line: "Line", word: "Token") -> bool:
    mention = line.at.get(word.i)
    if word.lower_ in _PEOPLE or mention is not None and mention.how == "demonym":
        return True
    return _is_number(word) or word.lower_ in _STATES or lemma(word) == "life"


def _amount(word: "Token") -> Bounds | None:
    """How many people a noun with its number is."""
    if told := bounds(_phrase(word)):
        return told
    one = {c.lower_ for c in word.children if c.dep_ == "det"} & {"a", "an", "another"}
    return (1, 1) if one and "Plur" not in word.morph.get("Number") else None


_WITHIN = words("between to of at than as over up or")
_CLOSED = ("VERB", "AUX", "PRON", "SCONJ", "PUNCT")


def _phrase(word: "Token") -> str:
    """A noun with what stands before it, and after "tens of"."""
    doc, start, end = word.doc, word.i, word.i + 1
    while start and word.i - start < 9 and _belongs(doc[start - 1]):
        if _is_year(doc[start - 1]) and any(_is_number(t) for t in doc[start : word.i + 1]):
            break
        start -= 1
    while end + 1 < len(doc) and doc[end].lower_ == "of" and doc[end + 1].lower_ in _NUMBERED:
        end += 2
    return text_of(doc[start:end])


def _is_year(token: "Token") -> bool:
    return len(token.text) == 4 and token.text.isdigit() and token.text[:2] in ("19", "20")


def _belongs(before: "Token") -> bool:
    if before.text in ("-", "–"):
        return True
    if before.lower_ == "and":
        return before.i > 0 and _is_number(before.nbor(-1)) and _is_number(before.nbor(1))
    if before.pos_ == "ADP":
        return before.lower_ in _WITHIN
    return before.pos_ not in _CLOSED


def _costs_of_war(word: "Token") -> bool:
    """True where a war as a whole cost so many: "the conflict has killed", "a war in which"."""
    subjects = slots(word)["subject"]
    if any(case_of(c) == "since" for c in word.children if c.pos_ == "VERB"):
        return True
    near = [*subjects, *(c for t in subjects for c in t.children), *word.children, *word.ancestors]
    return any(lemma(t) in _WARS for t in near if t.pos_ == "NOUN")


def _of_whole_war(doc) -> bool:
    """True for a sentence that sums up years: "since 2015", "over the past decade"."""
    for token in doc[:-1]:
        if token.lower_ in ("decade", "decades"):
            return True
        if token.lower_ == "since" and token.nbor().text.isdigit() and len(token.nbor().text) == 4:
            return True
    return False
