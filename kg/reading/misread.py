"""Misread: verbs that the parser takes for nouns ("Xland backs the Y", "X arms Y").

Which such a word is, the words beside it tell: a name right before it, and right after it the
beginning of another phrase.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.complements import Slots, within
from kg.reading.forms import lemma
from kg.reading.lexicon import DAYS, MONTHS, words
from kg.reading.opening import NOUNS, is_owned, name_after, phrase_after
from kg.reading.voice import case_of, is_charged, is_joined_verb, is_passive

if TYPE_CHECKING:
    from kg.reading.cast import Line
    from kg.reading.tokens import Token

    Kind = Callable[[str], str]

_FORMS = words(
    "backs supports arms funds supplies aids finances trains sponsors fights attacks strikes raids "
    "bombs accuses blames denies shells back arm fund fight attack support supplied bankrolls "
    "favours favors equips shelters hosts train finance sponsor"
)


def beside(line: "Line", token: "Token") -> Slots | None:
    """Subject and object as they stand beside a misread verb; None where it is a noun indeed."""
    if token.lower_ not in _FORMS or token.pos_ not in NOUNS:
        return None
    first, last = _run(token)
    before = next((m for m in line.mentions if m.end == first and m.how != "demonym"), None)
    owned = before is not None and is_owned(line, before.start)
    doer = line.head(before) if before and before.actor and not owned else None
    doer = doer or _power_before(line, first)
    head = phrase_after(line, last + 1) if doer is not None else None
    if doer is None or head is None:
        return None
    found: Slots = defaultdict(list)
    found["subject"], found["object"] = [doer], [head]
    return found


def _power_before(line: "Line", i: int) -> "Token | None":
    """The government in "say the government arms the X"."""
    near = line.doc[max(0, i - 3) : i + 2]
    if len(near) < 5 or near[2].lower_ not in _POWERS or near[1].lower_ not in ("the", "its"):
        return None
    opens = near[0].pos_ in ("VERB", "SCONJ", "CCONJ", "PUNCT") or near[0].lower_ == "that"
    return near[2] if opens and near[4].lower_ in ("the", "them", "both") else None


_POWERS = words("government army military regime junta state")


def _run(token: "Token") -> tuple[int, int]:
    """Where the list of such verbs begins and ends: "X arms, trains and finances Y"."""
    doc, first, last = token.doc, token.i, token.i
    while first > 1 and doc[first - 1].lower_ in (",", "and") and doc[first - 2].lower_ in _FORMS:
        first -= 2
    while last + 2 < len(doc) and doc[last + 1].lower_ in (",", "and"):
        if doc[last + 2].lower_ not in _FORMS:
            break
        last += 2
    return first, last


def completed(line: "Line", verb: "Token", found: Slots, kind: "Kind") -> Slots:
    """The slots of a verb, what the parser lost of them filled with what stands beside it.

    `kind` tells the kind of an actor by its id.
    """
    if is_charged(verb):
        _content(line, verb, found)
    elif (active := _active(line, verb)) is not None:
        for name, told in active.items():
            found[name] = told or found[name]
        found["passive"] = []
    elif verb.pos_ == "VERB" and is_passive(verb):
        _agent(verb, found)
        _antecedent(line, verb, found, kind)
    elif verb.pos_ == "VERB":
        if verb.morph.get("VerbForm") == ["Fin"]:
            _both_ends(line, verb, found)
        _antecedent(line, verb, found, kind)
    elif is_joined_verb(verb):
        _both_ends(line, verb, found)
    if len(found["object"]) > 1:
        found["object"] = _of_own_clause(verb, found["object"])
    if verb.lower_ in _GIVING and not is_passive(verb):
        _receiver(line, verb, found)
    if not found["object"] and found["in"] and lemma(verb) in _BRINGING:
        found["object"] = [t for t in found["in"] if lemma(t) in lex.THINGS]  # "flew in arms"
        found["for"] += [c for t in found["object"] for c in t.children if case_of(c) == "for"]
    if lemma(verb) == "help":
        _helped(found)
    return found


_BRINGING = words("fly ship bring truck airlift smuggle ferry send")


def _of_own_clause(verb: "Token", objects: list["Token"]) -> list["Token"]:
    """The objects without Z in "X supports Y and W backs Z", where `backs` is taken for a noun."""
    own = []
    for word in objects:
        between = verb.doc[verb.i + 1 : word.i]
        if not any(t.lower_ in _FORMS and t.pos_ in NOUNS and t.dep_ == "conj" for t in between):
            own.append(word)
    return own


def _helped(found: Slots) -> None:
    """ "helped Xland's army fight Y", where the parser makes one noun of army and fight."""
    fights = [t for t in found["object"] if lemma(t) in _FOUGHT and t.pos_ in NOUNS]
    others = [t for t in found["object"] if t not in fights]
    behind = [c for t in fights for c in t.children if c.i > t.i and c.dep_ in ("obj", "nmod")]
    others += [c for c in behind if not case_of(c)]
    owners = [c for t in fights for c in t.children if c.dep_ == "nmod:poss"]
    owners = owners or [
        c for t in fights for c in t.children
        if t.lower_ in _VERBS and c.pos_ == "PROPN" and c.i < t.i and c.dep_ != "case"
    ]  # fmt: skip
    if owners and others:
        found["object"], found["does"], found["does object"] = owners, fights, others


_VERBS = words("repel retake recapture seize")
_FOUGHT = words("fight defeat crush battle") | _VERBS


_PAST = words("has have had also all both already long repeatedly now since often")


def _active(line: "Line", verb: "Token") -> Slots | None:
    """ "Xland sent arms to Y", where the parser makes "sent" an adjective of what was sent."""
    if verb.pos_ != "VERB" or verb.dep_ not in ("amod", "acl", "nmod", "compound"):
        return None
    if verb.lower_.endswith("ing") or verb.lower_ in ("armed", "led", "allied", "united"):
        return None
    doc, i = line.doc, verb.i
    while i > 1 and doc[i - 1].lower_ in _PAST:
        i -= 1
    i = _before_the_day(doc, i)
    before = next((m for m in line.mentions if m.end == i and m.how != "demonym"), None)
    if before is None or not before.actor or is_owned(line, before.start):
        return None
    after = phrase_after(line, verb.i + 1)
    if after is None and verb.i + 1 < len(doc) and lemma(doc[verb.i + 1]) in lex.THINGS:
        after = doc[verb.i + 1]
    if after is None or after == verb.head and i == verb.i and after.dep_.startswith("nsubj"):
        return None
    found: Slots = defaultdict(list)
    found["subject"], found["object"] = [line.head(before)], [after]
    to = [t for t in doc[after.i + 1 : after.i + 9] if t.lower_ == "to" and t.dep_ == "case"]
    found["to"] = [t.head for t in to[:1] if t.head.pos_ in (*NOUNS, "PRON")]
    within(after, "object", found)
    return found


def _before_the_day(doc, i: int) -> int:
    """Where the phrase before a verb ends, past the day in "Xland on Monday, May 2, accused Y"."""
    at, days = i, 0
    while at > 1 and (doc[at - 1].lower_ in _DATES or doc[at - 1].like_num):
        at -= 1
        days += doc[at].lower_.endswith("day")
    return at if days and doc[at].lower_ != "," else i


_DATES = DAYS | MONTHS | words("on , late early today yesterday")


def _content(line: "Line", verb: "Token", found: Slots) -> None:
    """ "accused X of supplying Y with Z": what stands behind the word in -ing."""
    if not found["object"] and (near := phrase_after(line, verb.i + 1)) is not None:
        found["object"] = [near]
    after = line.doc[verb.i + 1] if verb.i + 1 < len(line.doc) else None
    if not found["object"] and after is not None and lemma(after) in lex.THINGS:
        found["object"] = [after]
        to = [t for t in line.doc[after.i + 1 : after.i + 7] if t.lower_ == "to"]
        found["to"] = found["to"] or [t.head for t in to[:1] if t.dep_ == "case"]
    if not found["object"] and (near := _charged_with(line, verb)) is not None:
        found["object"] = [near]
    if not found["with"]:
        behind = [t for t in line.doc[verb.i + 1 : verb.i + 9] if t.lower_ == "with"]
        found["with"] = [t.head for t in behind[:1] if t.dep_ == "case"]


def _charged_with(line: "Line", verb: "Token") -> "Token | None":
    """X in "X, which Yland is accused of arming"."""
    for word in reversed(line.doc[max(1, verb.i - 9) : verb.i]):
        if word.lower_ in ("which", "whom"):
            at = word.i - (line.doc[word.i - 1].text == ",")
            mention = line.at.get(at - 1)
            return line.head(mention) if mention and mention.actor else line.doc[at - 1]
    return None


def _agent(verb: "Token", found: Slots) -> None:
    """ "is supported in its fight against X by Y": an agent that hangs on another word."""
    if found["subject"]:
        return
    for token in verb.doc[verb.i + 1 : verb.i + 14]:
        if token.pos_ in ("VERB", "AUX") or token.text in (";", ":"):
            return
        if token.lower_ == "by" and token.dep_ == "case" and token.head.pos_ in NOUNS:
            found["subject"] = [token.head]
            return


def _both_ends(line: "Line", verb: "Token", found: Slots) -> None:
    ends = _before_the_day(line.doc, verb.i)
    before = next((m for m in line.mentions if m.end == ends and m.how != "demonym"), None)
    subjects = [c for c in verb.children if c.dep_.startswith("nsubj")]
    if before and before.actor and not subjects and not is_owned(line, before.start):
        found["subject"] = [line.head(before)]
    after = verb.i + 1
    after += after < len(line.doc) and line.doc[after].lower_ in _PARTICLES
    if not found["object"] and (near := name_after(line, after)) is not None:
        found["object"] = [near]


_PARTICLES = ("back", "down", "off", "out", "up")
_GIVING = words("give gave gives hand handed lend lent grant granted send sent offer offered")


def _receiver(line: "Line", verb: "Token", found: Slots) -> None:
    """ "gave the Front arms", where the parser makes one noun of who receives and what.

    And the other way round: in "sent Xian arms to the Front" it is not Xland that receives.
    """
    if found["iobj"] and any(case_of(c) == "to" for t in found["object"] for c in t.children):
        found["iobj"] = []
    if found["iobj"] == found["object"]:
        found["object"] += [
            c for c in verb.children if c.dep_ == "ccomp" and lemma(c) in lex.THINGS
        ]
    if found["to"] or len(found["object"]) != 1:
        return
    thing = found["object"][0]
    named = next((m for m in line.mentions if m.end == thing.i and m.how != "demonym"), None)
    if named is None or not named.actor or lemma(thing) not in lex.THINGS:
        return
    if line.head(named).dep_ == "compound":
        found["iobj"] = [line.head(named)]


_ORGANISED = ("armed-group", "coalition", "political-body", "international-organisation", "company")


def _antecedent(line: "Line", verb: "Token", found: Slots, kind: "Kind") -> None:
    """ "X in A and Y, which is backed by B": the group right before `which`, not what is above."""
    if verb.dep_ != "acl:relcl":
        return
    at = next((c.i for c in verb.children if c.lower_ in ("which", "who", "that")), 0)
    at -= line.doc[at - 1].text == "," if at else 0
    near = next((m for m in line.mentions if m.end == at), None)
    if near is None or not near.actor or near.how == "demonym":
        return
    start = near.start - (near.start > 1 and line.doc[near.start - 1].pos_ == "ADJ")
    where = start and line.doc[start - 1].pos_ == "ADP"  # "in eastern Xland, who"
    if kind(near.actor) not in _ORGANISED and (where or kind(near.actor) != "state"):
        return
    for name in ("subject", "object"):
        found[name] = [line.head(near) if t == verb.head else t for t in found[name]]
