"""Trees: what a word governs in a dependency tree, as named slots.

The slots are the same for the active, passive, relative and participial clause and for the noun, so
that a rule names `subject`, `object` or a preposition and not a construction.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.reading.charges import charge
from kg.reading.forms import learn, lemma
from kg.reading.lexicon import words
from kg.reading.once import once
from kg.reading.voice import (
    acts_on_head,
    case_of,
    is_charged,
    is_gerund,
    is_joined_verb,
    is_lost_verb,
    is_nominal,
    is_passive,
    neighbour,
)

if TYPE_CHECKING:
    from kg.reading.tokens import Token

Slots = dict[str, list["Token"]]
_RELATIVE = {"which", "who", "that", "whom", "whose"}
# the object of these is the subject of the clause that follows
_OBJECT_CONTROL = words(
    "accuse blame prompt force urge ask order tell help allow want see lead persuade push call "
    "encourage expect enable permit press suspect catch leave let make quote request warn"
)
LIGHT = words(
    "launch carry conduct mount stage make hold sign reach give provide offer lend extend "
    "receive get obtain enjoy win secure declare announce wage begin start open continue "
    "intensify conclude step escalate lead have send deliver face attract impose order "
    "take boost increase expand promise pledge cut end suspend halt stop scale accept "
    "agree broker propose restart resume attend join reopen forge strike undertake "
    "execute perform plan prepare need seek lose deploy restrict reiterate voice express "
    "pursue fight unleash break violate renew cancel bring supply channel throw put "
    "count rely depend lean draw derive keep gain retain lack find solicit garner withdraw "
    "reaffirm initiate schedule arrange convene host issue hammer work clinch commit reject "
    "observe respect honour honor finalise finalize slap form seal cement deepen vow approve "
    "authorise authorize allocate affirm underline"
)


def slots(token: "Token", depth: int = 0) -> Slots:
    """What the word governs: `subject`, `object`, prepositions, and for nouns `poss` and `mod`."""
    if depth:
        return _read_slots(token, depth)
    return defaultdict(list, {name: [*words] for name, words in _slots(token).items()})


@once
def _slots(token: "Token") -> Slots:
    return _read_slots(token, 0)


def _read_slots(token: "Token", depth: int) -> Slots:
    if (
        token.pos_ in ("VERB", "AUX")
        and not is_nominal(token)
        or is_charged(token)
        or is_gerund(token)
        or is_lost_verb(token)
        or is_joined_verb(token)
    ):
        return _verb_slots(token, depth)
    return _noun_slots(token, depth)


def _verb_slots(verb: "Token", depth: int) -> Slots:
    found: Slots = defaultdict(list)
    passive = is_passive(verb)
    for child in verb.children:
        if child.lower_ == "that" and child.pos_ == "SCONJ" and verb.dep_ != "acl:relcl":
            continue
        name = _slot_of(child, passive)
        if name:
            found[name].append(_antecedent(child, verb))
        if name and child.dep_ in _PHRASES:
            within(child, name, found)
        if child.dep_ in ("xcomp", "ccomp") and child.pos_ == "VERB":
            found["does"].append(child)
            for word in child.children:
                if deeper := _slot_of(word, False):
                    found[f"does {deeper}"].append(word)
    _which(verb, found)
    if passive and len(found["object"]) == 2 and not found["iobj"]:
        first, second = found["object"]
        if (first.dep_, second.dep_) == ("nsubj:pass", "obj"):  # "X is given arms by Y"
            found["iobj"], found["object"] = [first], [second]
    if passive:
        found["passive"].append(verb)
    if verb.dep_ in ("advcl", "xcomp", "acl", "ccomp") and verb.head.pos_ == "VERB":
        found["under"].append(verb.head)
    if not passive and (near := neighbour(verb)) is not None:
        found["subject"], found["object"] = found["subject"] or found["object"], [near]
    _mend(found)
    if acts_on_head(verb):
        found["object"] = [verb.head]
        above = verb.head.head
        for child in verb.head.children:
            if case := case_of(child):
                found[case].append(child)
        found["subject"] += slots(above, depth + 1)["subject"] if above.pos_ == "VERB" else []
    for child in verb.children:
        if child.lower_ == "back" and child.dep_ == "advmod":  # "seized it back from X"
            for word in child.children:
                found[case_of(word) or "mod"].append(word)
    if not found["subject"]:
        _of_auxiliary(verb, found, passive)
    if told := charge(verb):
        found["subject"] = [told.doer]
        return found
    if verb.dep_ in ("acl", "acl:relcl"):
        _gap(verb, found, passive)
    if passive and _opens_sentence(verb):
        found["object"] = [verb.head]
    if (not found["subject"] or passive and not found["object"]) and depth < 5:
        _inherit(verb, found, passive, depth)
    return found


def _which(verb: "Token", found: Slots) -> None:
    """ "X, which Y backs", where the parser takes `which` for a subject beside Y.

    And "X town: Yland backs", where it takes the place for one, and "X charges that Y backs"."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if len(subjects) == 1 and verb.i - subjects[0].i > 4 and subjects[0] in found["subject"]:
        found["subject"] = _who_is_told_of(subjects[0], verb) or found["subject"]
    if len(subjects) != 2:
        return
    if subjects[0].lower_ in _RELATIVE and not found["object"]:
        found["object"], found["subject"] = found["subject"][:1], found["subject"][1:]
    elif any(t.text == ":" for t in verb.doc[subjects[0].i : subjects[1].i]):
        found["subject"] = found["subject"][1:]


def _who_is_told_of(subject: "Token", verb: "Token") -> list["Token"]:
    """Y in "X, in turn, charges that Y, accused of Z, has": X only tells it."""
    for word in verb.doc[subject.i + 1 : verb.i]:
        tells = lemma(word) in _CLAIMS and word.head is subject
        if tells and word.nbor().lower_ == "that":
            return [c for c in word.children if c.i > word.i and c.pos_ in ("NOUN", "PROPN")][:1]
    return []


_CLAIMS = words("charge claim say allege insist contend state report")


def _mend(found: Slots) -> None:
    """The object, where the parser took it for another complement: "urged X to", "called X Y"."""
    if not found["object"]:
        found["object"] += found["iobj"] or found["called"][:1]
        found["called"] = found["called"][1:] if not found["iobj"] else found["called"]


def _of_auxiliary(verb: "Token", found: Slots, passive: bool) -> None:
    """A subject that the parser hung on "has" or "is"."""
    for child in verb.children:
        if child.dep_ in ("aux", "aux:pass", "cop"):
            for word in child.children:
                if word.dep_.startswith("nsubj"):
                    found["object" if passive else "subject"].append(word)


_DAYS = words("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow")


def _slot_of(child: "Token", passive: bool) -> str:
    dep = child.dep_
    if child.lower_ in _DAYS:
        return ""
    if dep == "advmod" and child.lower_ in ("back", "out", "down", "off"):
        return "particle"
    if dep in ("nsubj", "csubj"):
        return "subject"
    if dep in ("obj", "iobj") and case_of(child) in ("beside", "alongside", "against"):
        return case_of(child)
    if dep in ("nsubj:pass", "obj"):
        return "object"
    if dep == "iobj":
        return "iobj"
    if dep == "obl:agent":
        return "subject"
    if dep == "compound:prt":
        return "particle"
    if dep == "xcomp" and child.pos_ in ("NOUN", "PROPN", "PRON") and not case_of(child):
        return "called"
    if dep in ("obl", "nmod", "advcl", "obl:unmarked", "advmod", "xcomp"):
        case = case_of(child)
        if case == "by" and passive and child.pos_ != "VERB":
            return "subject"
        return case
    return ""


def _antecedent(token: "Token", verb: "Token") -> "Token":
    if token.lower_ not in _RELATIVE or token.pos_ not in ("PRON", "SCONJ"):
        return token
    if verb.dep_ == "acl:relcl":
        return verb.head
    if verb.dep_ in ("ccomp", "xcomp") and verb.head.dep_ == "acl:relcl":
        return verb.head.head  # "X, who it says are backed by Y"
    return token


def _gap(verb: "Token", found: Slots, passive: bool) -> None:
    if verb.dep_ == "acl:relcl":
        if any(c.lower_ in _RELATIVE for c in verb.children) or verb.head in found["subject"]:
            return
        if found["subject"] and not found["object"] and not passive:
            found["object"].append(_right_before(found["subject"][0], verb.head))
        elif not found["subject"] and not passive:
            found["subject"].append(verb.head)
    elif passive:
        found["object"].append(verb.head)
    elif verb.morph.get("VerbForm") == ["Inf"]:
        # "Arland's plan to send", and "Arland plans to send" where the verb is taken for a noun
        owners = [
            c for c in verb.head.children
            if c.dep_ in ("nmod:poss", "compound", "amod") and c.i < verb.head.i
            or c.dep_ == "nmod" and case_of(c) == "by"
        ]  # fmt: skip
        found["subject"] += owners
    elif lemma(verb.head) in _PART_IN and (owned := slots(verb.head, 3)["poss"]):
        found["subject"] += owned  # "Xland's role in arming Y"
    elif verb.head.dep_ == "obj" and verb.doc[verb.i - 1].text == "," and verb.head.i < verb.i:
        found["subject"] += slots(verb.head.head, 3)["subject"]  # "X struck a note, accusing Y"
    elif verb.morph.get("VerbForm") in (["Ger"], ["Part"]) or _verbless(verb.head):
        found["subject"].append(verb.head)


def _right_before(subject: "Token", head: "Token") -> "Token":
    """Y in "X and the Y it backs", where the parser hangs the clause on X."""
    start = next(subject.subtree).i
    near = subject.doc[start - 1] if start else head
    return near if near in head.conjuncts else head


_PART_IN = words("role part complicity involvement hand")


def _verbless(noun: "Token") -> bool:
    """True for a noun taken for the head of a sentence whose verb was hung below it."""
    return noun.dep_ == "ROOT" and noun.pos_ in ("NOUN", "PROPN")


def _opens_sentence(verb: "Token") -> bool:
    """True for "Led by A, the X sought", where the parser hangs the participle on X."""
    after = verb.dep_ in ("dep", "amod", "advcl") and verb.head.pos_ in ("NOUN", "PROPN")
    return after and verb.i == 0 and any(t.text == "," for t in verb.doc[1 : verb.head.i])


def _inherit(verb: "Token", found: Slots, passive: bool, depth: int) -> None:
    head, dep = verb.head, verb.dep_
    if dep not in ("xcomp", "conj", "advcl", "ccomp", "parataxis") or head == verb:
        return
    there = dep == "xcomp" and _is_there_to(verb)
    if head.pos_ not in ("VERB", "AUX") and (there or dep in ("advcl", "conj")):
        is_one = any(c.dep_ == "cop" for c in head.children)  # "X is an ally of Y, fighting Z"
        if _is_there_to(verb):
            found["under"] += [c for c in head.children if c.dep_ == "cop"]
            found["subject"] += [c for c in head.children if c.dep_ == "nsubj"]
        elif dep == "advcl" and is_one and verb.lower_.endswith("ing"):
            found["subject"] += [c for c in head.children if c.dep_ == "nsubj"]
        return
    above = slots(head, depth + 1)
    if dep == "conj":
        if passive == is_passive(head):
            for name in ("subject", "object"):
                if not found[name] and (name == "subject" or passive):
                    found[name] += above[name]
        elif passive:
            found["object"] += found["object"] or above["subject"]
        else:
            found["subject"] += above["object"] if is_passive(head) else above["subject"]
        return
    if (place := _where_they_are(verb)) is not None:
        found["under"] += [c for c in place.children if c.dep_ == "cop"]
        found["subject"] += [c for c in place.children if c.dep_ == "nsubj"]
        return
    if dep == "ccomp" and head.dep_ == "acl:relcl" and lemma(head) in _CLAIMS:
        asked = any(c.lower_ in _RELATIVE and c.i < head.i for c in head.children)
        raised = [head.head] if asked else above["subject"]  # "X, which Y says is backed by Z"
    else:
        raised = _for_whom(verb) or above["subject"]
    blamed = dep == "advcl" and case_of(verb) == "for"
    if lemma(head) == "use" and is_passive(head):
        pass  # the user is who does it, not what is used
    elif is_passive(head) or (above["object"] and (blamed or lemma(head) in _OBJECT_CONTROL)):
        raised = above["object"]
    if passive:
        if not found["object"] and (dep != "advcl" or not found["subject"]):
            found["object"] += raised
    elif dep != "advcl" or verb.morph.get("VerbForm") != ["Fin"]:
        found["subject"] += raised


def _is_there_to(verb: "Token") -> bool:
    """True for "X's soldiers were in Y to help Z": they are sent, and have come."""
    where = verb.head.pos_ == "PROPN" and case_of(verb.head) in ("in", "at", "on")
    were = any(c.dep_ == "cop" for c in verb.head.children)
    return where and were and verb.morph.get("VerbForm") == ["Inf"]


def _where_they_are(verb: "Token") -> "Token | None":
    """The place in "X's soldiers are in Y to help Z", where the verb was hung above it."""
    near = verb.doc[verb.i - 2] if verb.i > 1 and verb.doc[verb.i - 1].lower_ == "to" else None
    if near is None or near.pos_ != "PROPN" or case_of(near) not in ("in", "at", "on"):
        return None
    return near if any(c.dep_ == "cop" for c in near.children) else None


def _for_whom(verb: "Token") -> list["Token"]:
    """ "Appeals for the neighbours to stop": who is to do it stands between `for` and `to`."""
    to = next((c for c in verb.children if c.lower_ == "to" and c.dep_ == "mark"), None)
    doer = verb.doc[to.i - 1] if to is not None and to.i else None
    named = doer is not None and doer.pos_ in ("NOUN", "PROPN", "PRON")
    return [doer] if named and case_of(doer) == "for" else []


_PHRASES = ("obj", "nsubj:pass", "obl", "nmod", "obl:unmarked", "nsubj", "obl:agent")


def within(noun: "Token", slot: str, found: Slots, depth: int = 0) -> None:
    """The slots within a slot: `object for`, `on of` ("on the side of X"), `to poss`."""
    for child in noun.children:
        if child.dep_ == "nmod:poss":
            found[f"{slot} poss"].append(child)
        elif child.dep_ in ("compound", "amod") and child.i < noun.i:
            found[f"{slot} mod"].append(child)
        elif child.dep_ == "conj" and slot == "object" and depth < 2 and child.pos_ == "NOUN":
            within(child, slot, found, depth + 1)
        elif child.dep_ in ("nmod", "obl") and (case := case_of(child)):
            found[f"{slot} {case}"].append(child)
            if case == "of" and slot == "object" and depth < 2:
                within(child, slot, found, depth + 1)


_SPANS = words("week month year day weekend night")


def _noun_slots(noun: "Token", depth: int) -> Slots:
    found: Slots = defaultdict(list)
    for child in noun.children:
        if child.dep_ == "nmod:poss":
            found["poss"].append(child)
        elif child.dep_ in ("compound", "amod", "nmod", "obl", "acl", "flat"):
            case = case_of(child)
            found[case or "mod"].append(child)
            if not case and child.i < noun.i:  # "a Turkish military offensive"
                found["mod"] += [c for c in child.children if c.dep_ in ("amod", "compound")]
            if not case and child.lower_ in _SPANS:  # "the killing last week of X"
                found["of"] += [c for c in child.children if case_of(c) == "of"]
    if not found["poss"]:
        found["poss"] += _owner_in_s(noun)
    if case := case_of(noun):
        found["case:" + case].append(noun)
    if depth < 3:
        _light(noun, found)
        _reduced(noun, found)
    return found


def _owner_in_s(noun: "Token") -> list["Token"]:
    """The owner in "the Rebels' April 7 attack", whose apostrophe the parser takes for a quote."""
    for i in range(noun.i - 1, max(0, noun.i - 5), -1):
        mark = noun.doc[i]
        if mark.text in ("'", "\u2019"):
            owner = noun.doc[i - 1]
            is_one = (
                owner.text[0].isupper() and owner.lower_.endswith("s") and not owner.whitespace_
            )
            return [owner] if is_one and mark.whitespace_ else []
        if mark.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ"):
            return []
    return []


def _reduced(noun: "Token", found: Slots) -> None:
    """The arguments of a light verb below its noun: "attacks that X carried out against Y"."""
    for verb in noun.children:
        if verb.dep_ not in ("acl", "acl:relcl") or verb.pos_ != "VERB":
            continue
        above = _verb_slots(verb, 2)
        if noun in above["subject"] and lemma(verb) in _TAKE_PLACE:
            _take_place(above, found)
        if noun not in above["object"]:
            continue
        if lemma(verb) == "claim":
            found["claimant"] += above["subject"]
        if lemma(verb) in LIGHT:
            for name in _CARRIED:
                found[name] += [t for t in above[name] if t != noun and t not in found[name]]


# the slots of a light verb that are its noun's
_CARRIED = words("subject iobj with to for from against on in near of over into between at behind")
_TAKING = words(
    "receive get obtain enjoy win secure attract face have count rely depend lean draw derive keep "
    "gain retain lack find solicit garner seek need lose"
)


_NOMINAL = ("NOUN", "PROPN", "NUM", "SYM")


def carrier(noun: "Token") -> "Token | None":
    """The verb that carries a noun's meaning: `launched` in "launched a series of attacks"."""
    head, dep = noun.head, noun.dep_
    hops = 0
    while dep in ("nmod", "conj", "appos") and head.pos_ in _NOMINAL and hops < 2:
        amount = case_of(noun) == "in" and (head.like_num or head.pos_ in ("NUM", "SYM"))
        if dep == "nmod" and lemma(head) not in _PARTITIVE and not amount:
            return None
        dep, head, hops = head.dep_, head.head, hops + 1
    return head if head.pos_ in ("VERB", "AUX") and dep not in ("ROOT",) else None


learn(" ".join(LIGHT | _OBJECT_CONTROL))

_PARTITIVE = words(
    "series wave round number string spate week month day hour year campaign dozen "
    "hundred set flurry barrage batch lot bout couple kind amount ton rest part start "
    "beginning end escalation upsurge"
)


def _light(noun: "Token", found: Slots) -> None:
    """The arguments of the light verb that carries the noun: giver, taker, and prepositions."""
    verb = carrier(noun)
    if verb is None or lemma(verb) not in _CARRYING:
        return
    if case_of(noun) == "in" and not any(c.pos_ in ("SYM", "NUM") for c in verb.children):
        return  # but "gave $15 million in aid"
    found.pop("case:in", None)
    above = _verb_slots(verb, 1)
    if noun in above["subject"] and not is_passive(verb):
        if not above["object"]:
            _take_place(above, found)
        return
    for name in _CARRIED:
        for token in above[name]:
            if token != noun and token not in found[name]:
                found[name].append(token)
    if lemma(verb) in _TAKING:
        found["taker"] += found.pop("subject", [])


# verbs that say of a happening no more than that it was
_TAKE_PLACE = words(
    "erupt occur happen rage flare ensue break begin start continue resume go pour flow"
)
_CARRYING = LIGHT | _TAKE_PLACE
learn(" ".join(_TAKE_PLACE))


def _take_place(above: Slots, found: Slots) -> None:
    """Between whom and where: "clashes broke out between X and Y in Z"."""
    for name in _CARRIED:
        if name not in ("subject", "iobj"):
            found[name] += [t for t in above[name] if t not in found[name]]


def clause(token: "Token") -> list["Token"]:
    """The word and the words above it, up to the root."""
    chain = [token]
    while chain[-1].head != chain[-1]:
        chain.append(chain[-1].head)
    return chain


def points_back(token: "Token") -> bool:
    """True for "the attack", "that deal": a happening that has been told."""
    return token.pos_ != "VERB" and any(
        c.lower_ in ("the", "this", "that", "these", "those") and c.i < token.i
        for c in token.children
    )


def is_counted(token: "Token") -> bool:
    """True for "135 strikes", "a series of attacks": a number of happenings, not one."""
    of = token.head if token.dep_ == "nmod" and lemma(token.head) in _PARTITIVE else None
    return of is not None or any(c.dep_ == "nummod" for c in token.children)
