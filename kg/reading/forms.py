"""Forms: the lemma of a word, from its written forms where the trained lemmatizer may err.

The verbs of the lexicon and of the rules are inflected here once; a form found among them decides,
and only other words are left to the parser ("sided" is `side`, whatever it says).
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.reading import lexicon
from kg.reading.lexicon import words

if TYPE_CHECKING:
    from kg.reading.tokens import Token

# verb and its past forms
_IRREGULAR_VERBS = """
take took taken; retake retook retaken; give gave given; fight fought; drive drove driven;
lead led; send sent; sell sold; seek sought; overthrow overthrew overthrown; meet met; hold
held; withdraw withdrew withdrawn; flee fled; stand stood; swear swore sworn; fly flew flown;
strike struck; win won; leave left; overrun overran; break broke broken; say said; tell told;
write wrote written; show showed shown; find found; buy bought; funnel funnelled funneled;
channel channelled channeled;
think thought; begin began begun; keep
kept; cut cut; quit quit; make made; forge forged; lend lent; bring brought; throw threw
thrown; get got gotten; wind wound; freeze froze frozen; go went gone; come came; bid bid; hit
hit; steal stole stolen; lose lost; shoot shot; beat beat beaten; slay slew slain; choose
chose chosen; see saw seen; let let; put put; set set; undertake undertook undertaken; catch
caught; step stepped; beset beset; lay laid; rise rose risen; fall fell fallen; blow blew blown
"""
_IRREGULAR = {verb: pasts for verb, *pasts in (row.split() for row in _IRREGULAR_VERBS.split(";"))}
# verbs of speech that a parser takes for nouns, and that never are
NEVER_NOUNS = ("denies", "denied", "accuses", "accused")
_DOUBLING = words(
    "repel rebel lob spar "
    "airdrop drop rob step stop plan pit ban prop rebut equip ship grab cut quit set let win hit "
    "put get shop expel wiretap chat scrap submit commit"
)
_DOUBLED_IN_BRITAIN = ("channel", "funnel")
_VERBS = " ".join(
    " ".join(words)
    for words in (
        lexicon.SAY, lexicon.CLAIM, lexicon.DENY, lexicon.ACCUSE, lexicon.HEDGING_VERBS,
        lexicon.PLAN,
        lexicon.CONATIVE, lexicon.ENDING, lexicon.STARTING,
    )
)  # fmt: skip
_KNOWN: dict[str, str] = {}
_PLURALS: dict[str, str] = {}


def forms(verb: str) -> set[str]:
    """The written forms of a verb.

    >>> sorted(forms("deny")), sorted(forms("give"))
    (['denied', 'denies', 'deny', 'denying'], ['gave', 'give', 'given', 'gives', 'giving'])
    """
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    if verb in _DOUBLING:
        stem = verb + verb[-1]
    if verb.endswith("y") and verb[-2] not in "aeo":
        third, past = verb[:-1] + "ies", verb[:-1] + "ied"
    else:
        third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
        past = stem + "ed"
    pasts = set(_IRREGULAR.get(verb, [past]))
    doubled = {f"{verb}{verb[-1]}ing"} if verb in _DOUBLED_IN_BRITAIN else set()
    return {verb, third, stem + "ing"} | pasts | doubled


def learn(verbs: str) -> None:
    """Know the written forms of these verbs."""
    for verb in verbs.split():
        for form in forms(verb):
            _KNOWN.setdefault(form, verb)


def learn_plurals(nouns: Iterable[str]) -> None:
    """Know the regular plurals of these nouns."""
    for noun in nouns:
        if not noun.endswith(("s", "y")):
            _PLURALS.setdefault(f"{noun}s", noun)
        elif noun.endswith("y") and noun[-2:-1] not in tuple("aeou"):
            _PLURALS.setdefault(f"{noun[:-1]}ies", noun)


def verb_of(form: str) -> str:
    """The verb that a written form may be of, whatever the parser took it for; empty when none."""
    return _KNOWN.get(form, "")


def lemma(token: "Token") -> str:
    """The lemma of a word, in lower case."""
    if not token.lemma:
        token.lemma = _lemma(token)
    return token.lemma


def _lemma(token: "Token") -> str:
    if token.pos_ in ("VERB", "AUX", "X") or token.lower_ in NEVER_NOUNS:
        return _KNOWN.get(token.lower_) or token.lemma_.lower()
    return _PLURALS.get(token.lower_) or token.lemma_.lower()


def hyphened(token: "Token") -> str:
    """The whole of a noun that is cut at its hyphen, singular: `cease-fire`; or nothing."""
    if token.i < 2 or token.nbor(-1).text != "-":
        return ""
    return f"{token.nbor(-2).lower_}-{token.lower_.removesuffix('s')}"


learn(_VERBS)
learn_plurals(word for word in lexicon.THINGS if word.isalpha())
