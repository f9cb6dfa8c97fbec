"""Trees: what a word governs in a dependency tree, as named slots.

The slots are the same for the active, passive, relative and participial clause and for the noun, so
that a rule names `subject`, `object` or a preposition and not a construction.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.reading.carrying import LIGHT, TAKING, carrier
from kg.reading.charges import charge
from kg.reading.complements import PHRASES, RELATIVE, Slots, antecedent, slot_of, within
from kg.reading.forms import learn, lemma, verb_of
from kg.reading.lexicon import TELLING, words
from kg.reading.once import once
from kg.reading.subjects import (
    CLAIMS,
    for_whom,
    is_there_to,
    listed_behind,
    mend,
    of_auxiliary,
    opens_sentence,
    owner_in_s,
    right_before,
    set_right,
    verbless,
    where_they_are,
)
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

# the object of these is the subject of the clause that follows
_OBJECT_CONTROL = words(
    "accuse blame prompt force urge ask order tell help allow want see lead persuade push call "
    "encourage expect enable permit press suspect catch leave let make quote request warn"
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
        name = slot_of(child, passive)
        if name:
            found[name].append(antecedent(child, verb))
        if name and child.dep_ in PHRASES:
            within(child, name, found)
        if child.dep_ in ("xcomp", "ccomp") and (child.pos_ == "VERB" or _is_verb_form(child)):
            found["does"].append(child)
            for word in child.children:
                if deeper := slot_of(word, False):
                    found[f"does {deeper}"].append(word)
    set_right(verb, found)
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
    mend(found)
    if found["object"]:
        found["object"] += listed_behind(verb, found["object"][-1])
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
        of_auxiliary(verb, found, passive)
    if told := charge(verb):
        found["subject"] = [told.doer]
        return found
    if verb.dep_ in ("acl", "acl:relcl"):
        _gap(verb, found, passive)
    if passive and opens_sentence(verb):
        found["object"] = [verb.head]
    if (not found["subject"] or passive and not found["object"]) and depth < 5:
        _inherit(verb, found, passive, depth)
    return found


def _is_verb_form(token: "Token") -> bool:
    """True for "helped X repel Y", where the parser makes a noun of a verb that has an object."""
    return bool(verb_of(token.lower_)) and any(c.dep_ == "obj" for c in token.children)


def _gap(verb: "Token", found: Slots, passive: bool) -> None:
    if verb.dep_ == "acl:relcl":
        if any(c.lower_ in RELATIVE for c in verb.children) or verb.head in found["subject"]:
            return
        if found["subject"] and not found["object"] and not passive:
            found["object"].append(right_before(found["subject"][0], verb.head))
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
    elif verb.morph.get("VerbForm") in (["Ger"], ["Part"]) or verbless(verb.head):
        found["subject"].append(verb.head)


_PART_IN = words("role part complicity involvement hand")


def _inherit(verb: "Token", found: Slots, passive: bool, depth: int) -> None:
    head, dep = verb.head, verb.dep_
    if dep not in ("xcomp", "conj", "advcl", "ccomp", "parataxis") or head == verb:
        return
    there = dep == "xcomp" and is_there_to(verb)
    if head.pos_ not in ("VERB", "AUX") and (there or dep in ("advcl", "conj")):
        is_one = any(c.dep_ == "cop" for c in head.children)  # "X is an ally of Y, fighting Z"
        if is_there_to(verb):
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
    if (place := where_they_are(verb)) is not None:
        found["under"] += [c for c in place.children if c.dep_ == "cop"]
        found["subject"] += [c for c in place.children if c.dep_ == "nsubj"]
        return
    if dep == "ccomp" and head.dep_ == "acl:relcl" and lemma(head) in CLAIMS:
        asked = any(c.lower_ in RELATIVE and c.i < head.i for c in head.children)
        raised = [head.head] if asked else above["subject"]  # "X, which Y says is backed by Z"
    else:
        raised = for_whom(verb) or above["subject"]
    blamed = dep == "advcl" and case_of(verb) == "for"
    if lemma(head) == "use" and is_passive(head):
        pass  # the user is who does it, not what is used
    elif is_passive(head) or (above["object"] and (blamed or lemma(head) in _OBJECT_CONTROL)):
        raised = above["object"]
    told = dep == "ccomp" and lemma(head) in TELLING and not is_passive(head)
    if passive and told and any(c.dep_ == "aux:pass" and c.i < verb.i for c in verb.children):
        return  # "officials said that between 200 and 500 were killed": not the officials
    if passive:
        if not found["object"] and (dep != "advcl" or not found["subject"]):
            found["object"] += raised
    elif dep != "advcl" or verb.morph.get("VerbForm") != ["Fin"]:
        found["subject"] += raised


_SPANS = words("week month year day weekend night")


def _noun_slots(noun: "Token", depth: int) -> Slots:
    found: Slots = defaultdict(list)
    for child in noun.children:
        if child.dep_ == "nmod:poss":
            found["poss"].append(child)
        elif child.dep_ in ("compound", "amod", "nmod", "obl", "acl", "flat"):
            case = case_of(child)
            found[case or "mod"].append(child)
            if case in ("for", "to") and child.pos_ in (
                "NOUN",
                "PROPN",
            ):  # "support for X against Y"
                found["against"] += [c for c in child.children if case_of(c) == "against"]
            if not case and child.i < noun.i:  # "a Turkish military offensive"
                found["mod"] += [c for c in child.children if c.dep_ in ("amod", "compound")]
            if not case and child.lower_ in _SPANS:  # "the killing last week of X"
                found["of"] += [c for c in child.children if case_of(c) == "of"]
    if not found["poss"]:
        found["poss"] += owner_in_s(noun)
    if case := case_of(noun):
        found["case:" + case].append(noun)
    if depth < 3:
        _light(noun, found)
        _reduced(noun, found)
    return found


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


learn(" ".join(LIGHT | _OBJECT_CONTROL))


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
    if lemma(verb) in TAKING:
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
