"""Stance: whether a sentence states, denies, alleges, plans or ends what its words describe, and
who says so.

From the word that fired a rule we climb the tree to the root. What governs the word as its
complement (denied, accused of, plans to, stopped) counts in full; across a relative or adverbial
clause only the speaker does, for a denial does not spread over the whole sentence."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.carrying import LIGHT, carrier
from kg.reading.charges import charge
from kg.reading.forms import NEVER_NOUNS, lemma, verb_of
from kg.reading.said import Stance
from kg.reading.standing import as_it_stands
from kg.reading.telling import named_after_according, teller_of
from kg.reading.voice import case_of, is_passive

if TYPE_CHECKING:
    from kg.reading.tokens import Token


_COMPLEMENT = ("ccomp", "xcomp", "obj", "csubj")
_INTENDED = lex.words(
    "plan promise offer consider propose threaten seek want pledge demand urge expect prepare "
    "reject"
)
# who asks another to stop charges them with doing it
_URGING = lex.words(
    "urge ask call demand tell request want warn press pressure implore order beg exhort"
)
# support that is pledged is support in word
_PLEDGING = ("pledge", "promise", "offer")
_EFFORTS = lex.words("fight effort bid attempt push battle campaign struggle operation drive")
# what is agreed to here has happened as an agreement: it is no mere plan
_AGREEABLE = ("talks", "ceasefire", "agreement")


def stance_of(trigger: "Token", kind: str) -> Stance:
    """How the sentence says what the trigger word describes."""
    found = as_it_stands(trigger, Stance(), noun=trigger.pos_ != "VERB")
    if trigger.doc[-1].text == "?":
        return replace(found, status="unreal")
    if told := charge(trigger) or _purpose_of(trigger) and charge(trigger.head):
        return replace(
            found, denied=told.denied, alleged=not told.denied, accused=not told.denied,
            speaker=told.speaker, speech=told.verb,
        )  # fmt: skip
    for child in trigger.children:  # "X denies links", where the parser makes `denies` a noun
        if child.lower_ in NEVER_NOUNS and child.pos_ == "NOUN" and lemma(child) in lex.DENY:
            found = _spoken(child, replace(found, denied=not found.denied))
    if lemma(trigger) in lex.ACCUSE and kind != "statement":  # "blamed the attack on X"
        found = _spoken(trigger, replace(found, alleged=True, accused=True))
    here, full = trigger, True
    while here.head != here:
        head, dep = here.head, here.dep_
        found, full = _step(here, head, dep, found, full, kind)
        here = head
    if found.status == "planned" and _goes_on(trigger):
        found = replace(found, status="")
    if not found.denied and _in_a_charge(trigger):
        found = replace(found, alleged=True)
    found = _according(trigger, found)
    if found.speech is None and kind in ("backing", "alliance") and _is_quotation(trigger.doc):
        found = replace(found, alleged=True)
    return _adverbs(trigger, found)


def _in_a_charge(trigger: "Token") -> bool:
    """True after "allegations that" and "signs that", wherever the parser hangs the clause."""
    for word in reversed(trigger.doc[max(1, trigger.i - 9) : trigger.i]):
        if word.text in (",", ";", ":"):
            return False
        if word.lower_ == "that":
            return _is_charge(word.nbor(-1))
    return False


def _goes_on(trigger: "Token") -> bool:
    """True for "will continue to back X", "vowed to maintain support": it is so already."""
    return trigger.dep_ in ("xcomp", "obj", "ccomp") and lemma(trigger.head) in (
        "continue", "keep", "maintain", "sustain", "renew"
    )  # fmt: skip


def _is_quotation(doc) -> bool:
    """True for a sentence that somebody is quoted with, and that does not tell whom."""
    inner = [t for t in doc if not t.is_space]
    return len(inner) > 3 and inner[0].text in _OPEN and any(t.text in _CLOSE for t in inner[-2:])


_OPEN, _CLOSE = ('"', "\u201c", "``"), ('"', "\u201d", "''")


def _purpose_of(verb: "Token") -> bool:
    """True for "sent men to help X": denied or charged as the sending is."""
    return verb.dep_ in ("advcl", "xcomp", "acl") and verb.head.pos_ == "VERB" and any(
        c.lower_ == "to" and c.dep_ == "mark" for c in verb.children
    )  # fmt: skip


def _step(here, head, dep, found: Stance, full: bool, kind: str) -> tuple[Stance, bool]:
    verb = head.pos_ in ("VERB", "AUX") or head.lower_ in NEVER_NOUNS
    if (
        any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in here.children)
        and full
    ):
        found = replace(found, status="unreal")
    light = verb and here.pos_ != "VERB" and head == carrier(here) and lemma(head) in LIGHT
    light = light and not (dep == "nsubj" and lemma(head) in lex.DENY)  # "X and its ally rejected"
    complement = verb and (dep in _COMPLEMENT or light or _of_clause(here, head, dep))
    if not complement and verb and dep == "nsubj:pass":
        complement = lemma(head) in LIGHT | lex.SAY | lex.DENY
    complement = complement or verb and _is_told_first(here, head, dep)
    if complement:
        found = _governed(here, head, dep, found, full, kind)
        if full and dep in ("xcomp", "obj", "nsubj:pass", "obl", "nmod"):
            found = as_it_stands(head, found, noun=False, kind=kind)
        return found, full
    if full and head.pos_ in ("NOUN", "PROPN") and _is_charge(head) and dep in _CONTENT:
        return _charged(head, found), full
    if dep == "acl" and full and (lemma(head) in lex.PLAN or verb_of(head.lower_) in lex.PLAN):
        return replace(found, status="planned"), full
    if dep == "acl" and full and lemma(head) in _EFFORTS and kind in ("backing", "alliance"):
        return replace(found, status="planned"), full
    if dep == "acl" and full and lemma(head) in _EFFORTS:
        return replace(found, tried=kind in ("capture", "coup"), status=found.status), full
    if full and head.pos_ == "ADJ" and head.lower_ in _HARD:
        return replace(found, status="unreal"), full
    if dep == "conj":
        if not any(c.dep_.startswith("nsubj") for c in here.children) and verb:
            found = as_it_stands(head, found, noun=False, only_modals=True)
        return found, full
    if dep == "parataxis" and verb and lemma(head) in lex.TELLING:
        return _spoken(head, found), full
    if dep in ("nmod", "compound", "appos", "amod") and not verb:
        return found, full and dep in ("nmod", "compound") and lemma(head) not in (
            "leader",
            "official",
        )
    return found, full and dep == "advcl" and _purpose_of(here)


# "allegations that X arms Y", "reports of X arming Y", "its claim to have ..."
_CHARGE_NOUNS = lex.words(
    "accusation allegation claim charge suspicion suggestion rumour rumor speculation assertion "
    "insinuation fear concern sign indication hint proof evidence reports"
)
_CONTENT = ("acl", "acl:relcl", "nmod", "ccomp", "advcl", "appos")


def _is_charge(noun) -> bool:
    return lemma(noun) in _CHARGE_NOUNS or noun.lower_ in _CHARGE_NOUNS


def _charged(noun, found: Stance) -> Stance:
    """What a noun of charging holds is alleged, by its owner."""
    owner = next((c for c in noun.children if c.dep_ == "nmod:poss"), None)
    owner = owner or next((c for c in noun.children if case_of(c) in ("by", "from")), None)
    if any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children):
        return replace(found, denied=not found.denied)
    found = replace(found, alleged=True, accused=True)
    return replace(found, speaker=owner, speech=noun) if owner is not None else found


def _is_told_first(here, head, dep: str) -> bool:
    """True for what stands before "said X" and was taken for the subject of the telling."""
    after = any(c.dep_ == "nsubj" and c.i > head.i for c in head.children)
    return dep == "nsubj" and after and here.i < head.i and lemma(head) in lex.TELLING


def _of_clause(here, head, dep: str) -> bool:
    """ "accused X of arming", "denied involvement in backing"."""
    if dep in ("acl", "nsubj", "compound") and head.lower_ in NEVER_NOUNS:
        return True
    return dep in ("advcl", "obl", "nmod") and lemma(head) in lex.ACCUSE | lex.DENY | lex.ENDING


def _governed(here, head, dep, found: Stance, full: bool, kind: str) -> Stance:
    verb = lemma(head)
    if verb in lex.ACCUSE and verb != "suspect" and not (here.pos_ == "NOUN" and dep == "obj"):
        return _spoken(head, replace(found, alleged=True, accused=True))
    if verb in lex.DENY and full and not is_left_open(head):
        if found.accused:  # "denied allegations that": the word is the denier's, and no charge
            found = replace(found, alleged=False, accused=False, speech=None, speaker=None)
        return _spoken(head, replace(found, denied=not found.denied))
    if (
        verb in lex.HEDGING_VERBS
        and (full or verb == "report")
        and (is_passive(head) or verb in ("appear", "seem", "believe") or _is_said_to(here, head))
    ):
        return replace(found, alleged=True)
    if verb in lex.TELLING and dep in ("ccomp", "xcomp", "obj"):
        claimed = verb in lex.CLAIM
        return _spoken(head, replace(found, alleged=found.alleged or claimed))
    if not full:
        return found
    if kind in ("capture", "coup") and verb in lex.CONATIVE:
        return replace(found, tried=True)
    if verb in lex.ENDING:
        return replace(found, status=found.status or "ended")
    if found.status == "ended" and verb in _URGING and kind in ("backing", "alliance"):
        return _spoken(head, replace(found, status="", alleged=True, accused=True))
    if verb in _PLEDGING and dep == "obj" and lemma(here) in ("support", "backing"):
        return found
    if verb == "agree" and kind in _AGREEABLE:
        return found
    if found.status == "ended" and verb in lex.PLAN:
        return found  # who plans to end it has it
    if verb in lex.PLAN and (
        dep == "xcomp" or (dep == "ccomp" and verb in ("hope", "expect", "urge"))
    ):
        return replace(found, status="planned")
    if verb in _INTENDED and dep == "obj":
        return replace(found, status="planned")
    if verb == "fail" and kind != "opposition":
        return replace(found, status="unreal")
    return found


def _is_said_to(here, said) -> bool:
    """True for "papers said to show X", however the parser reads "said"."""
    after = said.nbor() if said.i + 1 < len(said.doc) else None
    return after is not None and after.lower_ == "to" and after.head == here


def is_left_open(deny) -> bool:
    """True in "without confirming or denying", "neither confirmed nor denied"."""
    near = {t.lower_ for t in deny.doc[max(0, deny.i - 4) : deny.i]}
    return bool(near & {"without", "neither", "nor", "confirm", "confirming"})


def _spoken(verb, found: Stance) -> Stance:
    if found.speech is not None:
        return found
    return replace(found, speech=verb, speaker=teller_of(verb))


_HARD = ("difficult", "impossible", "hard", "unable", "unlikely", "reluctant", "unwilling")


def _according(trigger, found: Stance) -> Stance:
    """ "According to X" and a clause "X said" set beside what is said."""
    if found.speech is not None:
        return found
    for above in [trigger, *trigger.ancestors]:
        for child in above.children:
            if child.dep_ == "obl" and case_of(child).startswith("according"):
                return replace(found, speech=child, speaker=child)
            if child.dep_ == "parataxis" and lemma(child) in lex.TELLING:
                return _spoken(child, found)
    if source := named_after_according(trigger.doc):
        return replace(found, speech=source, speaker=source)
    return found


def _adverbs(trigger, found: Stance) -> Stance:
    here = trigger
    for above in [trigger, *trigger.ancestors]:
        if any(c.lower_ in lex.HEDGING_ADVERBS for c in above.children):
            return replace(found, alleged=True)
        if above.dep_ in ("ccomp", "acl:relcl", "parataxis", "advcl") and above != here:
            break
    return found
