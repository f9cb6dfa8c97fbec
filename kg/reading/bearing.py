"""Bearing: slots of some words only: who bears a noun of support, who fights, and for whom.

"X advanced with the support of Y", "intervention by X in support of Y", "drones supplied by Y".
"""

from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.carrying import carrier, clause
from kg.reading.charges import charge
from kg.reading.complements import Slots
from kg.reading.forms import NEVER_NOUNS, lemma
from kg.reading.mutual import add_sides, first_side, second_side, two_sides
from kg.reading.sustaining import bound_for, receivers, users
from kg.reading.together import add_partners
from kg.reading.trees import slots
from kg.reading.voice import case_of, is_nominal, is_passive

if TYPE_CHECKING:
    from kg.reading.tokens import Token


def add_bearers(token: "Token", found: Slots) -> None:
    """Slots of some words only: what a fight is for, who bears a noun, who is locked in it."""
    for word in [w for w in found["to"] if w.pos_ == "VERB"]:
        aim = slots(word)
        found["aim"] += aim["object"] or _lost_object(word)
        found["against"] += aim["against"]
    if found["case:in"] and token.dep_ == "nmod" and token.head.pos_ == "NOUN":
        found["bearer"] += [c for c in token.head.children if case_of(c) in ("by", "of", "from")]
        found["bearer"] += [c for c in token.head.children if c.dep_ == "nmod:poss"]
    if found["case:in"] and (doers := _intervening(token)):
        found["bearer"] = doers
        return
    if found["case:in"] and token.dep_ == "nmod" and not found["bearer"]:
        verb = carrier(token.head) or next((t for t in token.ancestors if t.pos_ == "VERB"), None)
        if token.head.dep_ == "ROOT" and token.head.pos_ == "PROPN":
            found["bearer"].append(token.head)  # "X invaded Y in support of Z", the verb lost
        found["bearer"] += slots(verb)["subject"] if verb is not None else []
    if token.dep_ == "acl" and is_passive(token) and lemma(token.head) in lex.THINGS:
        found["user"] += users(token)
    if found["case:with"] and token.dep_ == "nmod" and token.head.pos_ in ("NOUN", "PROPN"):
        found["bearer"] += _with_it(token.head)
    if any(c.dep_ == "cop" for c in token.children):
        found["bearer"] += [c for c in token.children if c.dep_ == "nsubj"]
        if found["case:in"] or found["case:at"]:  # "X is in a war with Y"
            found["engaged"] += found["bearer"]
        if found["case:under"]:  # "X is under attack by Y"
            found["sufferer"] += found["bearer"]
        if not found["bearer"] and token.dep_ in ("xcomp", "ccomp") and token.head.pos_ == "VERB":
            above = slots(token.head)  # "is said to be in the pay of X"
            found["bearer"] += above["object"] if is_passive(token.head) else above["subject"]
    if _thanks_to(token):
        verb = next((t for t in token.ancestors if t.pos_ == "VERB"), None)
        above = slots(verb) if verb is not None else slots(clause(token)[-1])
        if verb is None and not above["subject"]:  # "Thanks to X, Y was able to"
            above["subject"] += [
                c for c in clause(token)[-1].children if c.dep_.startswith("nsubj")
            ]
        found["case:thanks to"].append(token)
        found["bearer"] += (
            above["object"] if verb is not None and is_passive(verb) else above["subject"]
        )
    if token.pos_ == "VERB":
        add_partners(token, found)
        if not found["alongside"]:
            found["alongside"] += _alongside(token)
    for side in [w for w in found["object on"] if lemma(w) in ("side", "behalf")]:
        of = slots(side)  # "entered the war on X's side"
        found["on"], found["on poss"], found["on of"] = [side], of["poss"], of["of"]
    if found["case:in"] and lemma(token.head) == "join":
        _joiners(token, found)
    if found["from"] and lemma(token) in lex.THINGS:
        found["to"] += bound_for(token)
    if token.pos_ == "NOUN" and (told := charge(token)) is not None:
        found["subject"] = [told.doer]
    if lemma(token) in _TIES and not found["to"] and not found["with"]:
        found["to"] += _right_after(token)
    if found["case:for"] and token.dep_ in ("obl", "nmod") and lemma(token.head) in _GOING:
        found["visitor"] += slots(token.head)["subject"]
    if (denier := _denier(token)) is not None and not found["subject"]:
        found["subject"] += slots(denier)["subject"] or [
            c for c in denier.children if c.dep_ == "compound"
        ]
    if found["from"] and lemma(token.head) in _TAKEN_BACK and token.dep_ == "obj":
        found["for"] += found.pop("from")  # "withdrew its support from X"
    add_sides(token, found)
    if token.pos_ == "NOUN" and token.dep_ in ("nsubj", "nmod", "conj", "nsubj:pass"):
        receivers(token, found)
    if not found["between"] and (token.pos_ != "VERB" or is_nominal(token)):
        found["between"] += two_sides(token)
    elif len(found["between"]) == 1:
        word = found["between"][0]
        found["between"] = [*first_side(word), word, *second_side(word)]
    for name in ("object", "on", "against", "object on"):
        found["assets"] += [w for w in found[name] if _is_asset(w)]
    if token.pos_ == "VERB" and lemma(token) in _KILLING:
        _killed_by(token, found)
    if token.pos_ == "VERB" and _has_happened(token):
        found["done"].append(token)
    for above in (token.head, token.head.head) if token.pos_ == "VERB" else ():
        sent = lemma(above) in ("send", "deploy", "dispatch") and above != token
        if sent and any(c.lower_ == "to" for c in token.children):
            found["sender"] += slots(above)["subject"]
    head = carrier(token)
    if head is None or token.pos_ == "VERB" and token.dep_ not in ("nmod", "obl", "obj"):
        return
    if token.dep_ in ("obl", "nmod", "advcl", "obj") and any(
        found[f"case:{case}"] for case in _BORNE
    ):
        under = next((t for t in token.ancestors if t.pos_ == "VERB"), head)
        above = slots(under if found["case:under"] else head)
        found["bearer"] += above["subject"] or above["object"]
    after = found["with"] and any(found[f"case:{case}"] for case in _AFTER)
    if lemma(head) in ("lock", "engage", "involve", "embroil") or after:
        above = slots(head)
        found["locked"] += above["object"] if is_passive(head) else above["subject"]


# "X flew to Y for talks with Z"
_GOING = lex.words("fly travel go come arrive head visit meet leave sit")
_KILLING = lex.words("kill wound injure die slay maim hurt perish")
_RAIDS = lex.words(
    "attack raid ambush strike airstrike assault bombing blast explosion shelling bombardment "
    "offensive barrage operation incursion fire shooting"
)
_RAIDING = lex.words(
    "attack raid ambush strike bomb shell storm assault hit bombard target open fire shoot shell"
)


def _killed_by(verb: "Token", found: Slots) -> None:
    """Who killed, as `raider`: "in a raid by X", "in an X raid", "when X attacked a camp"."""
    for raid in (w for name in ("in", "during", "by") for w in found[name]):
        if lemma(raid) in _RAIDS:
            of = slots(raid)
            found["raider"] += of["by"] or of["poss"] or of["from"] or found["by"]
            found["raider mod"] += of["mod"]
    for when in verb.children:
        told = when.dep_ == "advcl" and any(c.lower_ in _WHEN for c in when.children)
        if told and lemma(when) in _RAIDING:
            found["raider"] += slots(when)["subject"]


_WHEN = ("when", "after", "as")


def _with_it(noun: "Token") -> list["Token"]:
    """Who has what is said to be "with" a noun: X too in "X struck from bases with Y's help"."""
    if lemma(noun) not in lex.THINGS and lemma(noun) not in _DEEDS:
        return [noun]
    verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
    return slots(verb)["subject"] if verb is not None else [noun]


_DEEDS = lex.words("attack raid offensive assault town city village area territory war")


def _alongside(verb: "Token") -> list["Token"]:
    """Beside whom something is done, wherever "alongside" was hung."""
    for word in verb.doc[verb.i + 1 : verb.i + 8]:
        if word.pos_ in ("VERB", "AUX") or word.text in (",", ";"):
            return []
        if word.lower_ == "alongside" and word.dep_ == "case" and word.head.i > word.i:
            return [word.head]
    return []


def _joiners(noun: "Token", found: Slots) -> None:
    """ "X was joined in its help for Y by Z": Z supports it too."""
    above = slots(noun.head)
    found["joiner"] += above["subject"] or [
        t for t in noun.subtree if case_of(t) == "by" and t.i > noun.i
    ]


def _intervening(noun: "Token") -> list["Token"]:
    """A and B in "after intervention by A and B in support of X"."""
    for word in reversed(noun.doc[max(0, noun.i - 10) : noun.i]):
        if word.pos_ in ("VERB", "AUX") or word.text in (";", ":"):
            return []
        if word.pos_ == "NOUN" and lemma(word) in _INTERVENING:
            by = [t.head for t in noun.doc[word.i + 1 : word.i + 2] if t.lower_ == "by"]
            return by or [c for c in word.children if case_of(c) == "by" or c.dep_ == "nmod:poss"]
    return []


_INTERVENING = lex.words(
    "intervention offensive strike airstrike attack deployment raid bombing operation campaign"
)


_TIES = ("tie", "link", "relationship", "relation", "connection", "support", "aid", "assistance")


def _right_after(noun: "Token") -> list["Token"]:
    """Whom "to" or "with" right behind a noun names, wherever the parser hung it."""
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    tied = after.lower_ in ("to", "with") and after.dep_ == "case" and after.head.i > after.i
    return [after.head] if tied else []


def _denier(noun: "Token") -> "Token | None":
    """The verb in "X denies (accusations of) support for Y"; none where the charge is another's."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    misread = [c for c in noun.children if c.dep_ == "compound" and c.lower_ in NEVER_NOUNS]
    if misread and lemma(misread[0]) in lex.DENY:
        return misread[0]
    above = noun.head if lemma(noun.head) in _CHARGED and noun.dep_ == "nmod" else noun
    verb = above.head if above.dep_ == "obj" else above
    return verb if verb != above and lemma(verb) in lex.DENY else None


_TAKEN_BACK = ("withdraw", "remove", "withhold", "pull")
_CHARGED = lex.words("accusation allegation charge claim report suggestion")
# "X buried its dead after fighting with Y"
_AFTER = ("after", "following", "during", "amid", "in")
# "X advanced with the support of Y": X bears what stands after these
_BORNE = ("with", "in", "under", "on", "without")


def _thanks_to(token: "Token") -> bool:
    """True in "thanks to Turkish aid", which parsers hang in many ways."""
    before = [t.lower_ for t in token.doc[max(0, token.i - 6) : token.i]]
    return ("thanks", "to") in zip(before, before[1:], strict=False)


def _has_happened(verb: "Token") -> bool:
    """True for "sent", "has sent", "were sent"; not for "sends", "is sending", "to send"."""
    if any(c.dep_ == "aux" and lemma(c) == "have" for c in verb.children):
        return not verb.lower_.endswith("ing")
    deps = {c.dep_ for c in verb.children}
    past = "Past" in verb.morph.get("Tense")
    active = past and (verb.morph.get("VerbForm") == ["Fin"] or "nsubj" in deps)
    return active or any(c.lower_ in ("was", "were") for c in verb.children if c.dep_ == "aux:pass")


# whose these are is who is hit
_ASSETS = lex.words(
    "base position site target convoy post outpost installation headquarters checkpoint camp "
    "facility barracks depot ship vessel tanker embassy consulate airfield stronghold patrol "
    "personnel office counterattack counter-attack airport refinery garrison tank vehicle boat "
    "warship plane helicopter drone jet truck line bunker fort frontline"
)


def _lost_object(verb: "Token") -> list["Token"]:
    """Y in "the campaign to crush Y has stalled", which the parser makes the subject of stalled."""
    near = [t for t in verb.doc[verb.i + 1 : verb.i + 6] if t.dep_.startswith("nsubj")]
    return [t for t in near[:1] if t.head.i > t.i and t.head not in verb.subtree]


def is_held(word: "Token") -> bool:
    """True for the town in "X-held Y", "X-controlled Y"."""
    return any(c.lower_ in _HELD and c.nbor(-1).text == "-" for c in word.children if c.i > 1)


_HELD = lex.words("held controlled ruled run occupied")
_SETTLED = lex.words("village town city area district territory land part")


def _is_asset(word: "Token") -> bool:
    """True for "bases" too, where the parser takes it for a verb; for a town that someone holds."""
    if is_held(word):
        return True
    if lemma(word) in _SETTLED:
        return any(c.dep_ == "acl" and lemma(c) in lex.HOLDING for c in word.children)
    return lemma(word) in _ASSETS or word.lower_.removesuffix("s") in _ASSETS
