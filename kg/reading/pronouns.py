"""Pronouns: whom `it`, `they`, `his` or `both` means: the subject above, or the last that fits."""

from typing import TYPE_CHECKING

from kg.reading.forms import lemma
from kg.reading.gazetteer import Mention
from kg.reading.lexicon import SAY, words
from kg.reading.referent import Referent, referent
from kg.reading.trees import slots

if TYPE_CHECKING:
    from kg.reading.cast import Line
    from kg.reading.reference import References
    from kg.reading.tokens import Token

_IT = words("it its itself which that")
_THEY = words("they their them themselves who")
_HE = words("he his him she her himself herself")
_WE = words("we us our ours ourselves")
PRONOUNS = _IT | _THEY | _HE | _WE | {"whose"}
_BODIES = (
    "state", "government", "armed-group", "political-body", "international-organisation", "company",
    "coalition",
)  # fmt: skip
_BACK = 4


def pronoun(refs: "References", line: "Line", token: "Token") -> list[Referent]:
    """The actors that a pronoun means; empty where none is near that fits."""
    word = token.lower_
    if word == "whose":
        return _antecedent(refs, line, token)
    if word in _HE:
        kinds: tuple[str, ...] = ("person",)
    elif word in _IT:
        kinds = _BODIES
    elif word in _THEY:
        kinds = ("armed-group", "coalition", "state", "government", "political-body")
        if word == "them" and token.dep_ in ("obj", "iobj"):
            kinds = ("armed-group", "coalition", "political-body")
    elif word in _WE:
        return _speaker(refs, line, token)
    elif word == "both" and refs.pair:
        return [referent(actor, "sides") for actor in refs.pair]
    elif word == "both" and line.number:
        return _two_before(refs, line, token)
    else:
        return []
    if token.dep_ == "nmod:poss" and token.head.dep_ == "conj" and token.head.head.i < token.i:
        together = refs.alone(line, token.head.head)  # "X and his Y": X, or nobody that is known
        return [r for r in together[:1] if refs.cast.kind(r.actor) in kinds]
    if token.dep_ == "nmod:poss" and (faulted := _faulted(refs, line, token, kinds)):
        return [referent(faulted, "pronoun")]
    if token.dep_ == "nmod:poss" and (owner := _clause_subject(refs, line, token, kinds)):
        return [referent(owner, "pronoun")]
    own = _own_subjects(refs, line, token)
    if (speaker := _subject_above(refs, line, token, kinds)) and speaker not in own:
        return [referent(speaker, "pronoun")]
    if kept := _same_subject(refs, line, token, kinds):
        return [referent(kept, "pronoun")]
    quoted = any(t.text in ('"', "\u201c") for t in line.doc[: token.i])
    told = _speakers(refs, line) if quoted else frozenset()
    near = last_mentioned(refs, line, token, kinds, "pronoun", refs.cast.all_but(own))
    return [r for r in near if r.actor not in told]


def _two_before(refs, line, token: "Token") -> list[Referent]:
    """Whom "both" means where the sentence before names just two, beside those who act here."""
    doers = {r.actor for s in slots(token.head)["subject"] if s is not token
             for r in refs.alone(line, s)}  # fmt: skip
    near = [m.actor for m in refs.lines[line.number - 1].mentions if m.actor]
    near = [a for a in dict.fromkeys(near) if refs.cast.kind(a) in _BODIES and a not in doers]
    return [referent(actor, "sides") for actor in near] if len(near) == 2 else []


def _same_subject(refs, line, token: "Token", kinds: tuple[str, ...]) -> str:
    """Whom "They" or "It" at the head of a sentence means: the subject of the sentence before,
    where it is a description ("the rebels") that no name of its own stands for."""
    if token.i > 1 or not token.dep_.startswith("nsubj") or line.number < 1:
        return ""
    before = refs.lines[line.number - 1]
    root = next((t for t in before.doc if t.head is t), None)
    if before.headline or root is None:
        return ""
    for subject in root.children:
        if not subject.dep_.startswith("nsubj") or subject.i in before.at:
            continue
        found = refs.alone(before, subject)
        if found and refs.cast.kind(found[0].actor) in kinds:
            return found[0].actor
    return ""


def _faulted(refs, line, token: "Token", kinds: tuple[str, ...]) -> str:
    """ "broke with X over its support for Y", "condemned X for its role": X, not who does it."""
    i = token.i - 1
    if i < 2 or line.doc[i].lower_ not in ("for", "over", "of") or token.i in line.at:
        return ""
    i -= line.doc[i].lower_ == "of" and line.doc[i - 1].lower_ == "because"
    named = next((m for m in line.mentions if m.end == i and m.actor and m.how != "demonym"), None)
    if named is None or refs.cast.kind(named.actor) not in kinds:
        return ""
    before = line.doc[max(0, named.start - 6) : named.start]
    return named.actor if any(lemma(t) in _FAULTING for t in before) else ""


_FAULTING = words(
    "break cut sever criticise criticize condemn denounce blame accuse punish sanction sanctions "
    "slam rebuke pressure press expel threaten warn attack thank praise reward suspend confront "
    "chide lambast chastise castigate fault isolate shun target strike bomb"
)


def _own_subjects(refs, line, token: "Token") -> frozenset[str]:
    """Who does what is done to a pronoun, or has it done: none of them is meant by it."""
    before = line.at.get(token.i - 1) if token.i and token.dep_ == "nsubj" else None
    if before is not None and before.actor:
        return frozenset({before.actor})  # "the Y it backs"
    if token.dep_ not in ("obj", "iobj") or token.lower_ not in ("it", "them", "him", "her"):
        return frozenset()
    subjects = [s for s in slots(token.head)["subject"] if s != token]
    return frozenset(r.actor for s in subjects for r in refs.alone(line, s))


def _antecedent(refs, line, token: "Token") -> list[Referent]:
    """ "X, whose": the name before it, else the noun that the clause hangs on."""
    i = token.i - 1
    i -= i > 0 and line.doc[i].text == ","
    mention = line.at.get(i)
    if mention and mention.actor and mention.how != "demonym":
        return [referent(mention.actor, "pronoun")]
    clause = next((a for a in token.ancestors if a.dep_ == "acl:relcl"), None)
    return refs.alone(line, clause.head) if clause is not None else []


def _speakers(refs, line) -> frozenset[str]:
    """Who speaks in a sentence: no `he` within their quotation means them."""
    subjects = [s for v in line.doc if v.pos_ == "VERB" and lemma(v) in SAY for s in v.children]
    named = [line.at.get(s.i) for s in subjects if s.dep_ == "nsubj"]
    return frozenset(m.actor for m in named if m and m.actor)


def _speaker(refs, line, token: "Token") -> list[Referent]:
    """For whom `we` speaks in a quotation: the body of who says so, here or a sentence before."""
    before = refs.lines[max(0, line.number - 1) : line.number]
    behind = refs.lines[line.number + 1 : line.number + 2]
    open_ended = '"' in line.doc[0].text and line.doc[-1].text != '"'
    for near in (line, *(behind if open_ended else ()), *before, *behind):
        for verb in near.doc:
            if verb.pos_ != "VERB" or lemma(verb) not in SAY:
                continue
            for subject in slots(verb)["subject"]:
                if subject == token or subject.lower_ in _WE:
                    continue
                for said in refs.alone(near, subject):
                    return [referent(refs.speaks_for.get(said.actor, said.actor), "pronoun")]
    return []


def last_mentioned(
    refs: "References", line: "Line", token: "Token", kinds: tuple[str, ...], how: str,
    among: frozenset[str] | None = None,
) -> list[Referent]:  # fmt: skip
    """The last actor of these kinds named before, within four sentences, subjects first."""
    own = _owners_before(refs, line, token, kinds, among)
    beside = {a.i for a in token.head.children if a.dep_.startswith(("nsubj", "obj", "obl"))}
    for number in range(line.number, max(-1, line.number - _BACK), -1):
        earlier = refs.lines[number]
        mentions = [m for m in earlier.mentions if m.actor and m.how != "demonym"]
        if number == line.number:
            mentions = [m for m in mentions if m.end <= token.i]
            mentions = [m for m in mentions if earlier.head(m).i not in beside]
            mentions.reverse()
        else:
            mentions.sort(key=lambda m: not earlier.head(m).dep_.startswith("nsubj"))
        for mention in mentions:
            fits = refs.cast.kind(mention.actor) in kinds and not _possesses(earlier, mention)
            if fits and (among is None or mention.actor in among):
                return [referent(mention.actor, how)]
        if number == line.number and own:
            return [referent(own, how)]
    return []


def _owners_before(refs, line, token: "Token", kinds, among: frozenset[str] | None) -> str:
    """X in "X's arrest for his support of Y": an owner, where an owner is asked for."""
    if token.dep_ != "nmod:poss":
        return ""
    before = [m for m in line.mentions if m.actor and m.end <= token.i and m.how != "demonym"]
    owners = [m.actor for m in before if refs.cast.kind(m.actor) in kinds and _possesses(line, m)]
    owners = [a for a in owners if among is None or a in among]
    return owners[-1] if owners else ""


def _clause_subject(refs, line, token: "Token", kinds: tuple[str, ...]) -> str:
    """Its, their, his: the subject of the clause, where it fits and stands before."""
    for above in token.ancestors:
        if above.pos_ == "VERB":
            for subject in slots(above)["subject"]:
                if subject.i < token.i and token not in subject.subtree:
                    found = refs.alone(line, subject)
                    if found and refs.cast.kind(found[0].actor) in kinds:
                        return found[0].actor
            return ""
    return ""


def _subject_above(refs, line, token: "Token", kinds: tuple[str, ...]) -> str:
    """ "X said it would": the subject of the verb above, where it fits."""
    for above in token.ancestors:
        if above.pos_ != "VERB" or above == token.head:
            continue
        for child in above.children:
            if child.dep_.startswith("nsubj") and child.i < token.i:
                found = refs.alone(line, child)
                if found and refs.cast.kind(found[0].actor) in kinds:
                    return found[0].actor
                body = refs.speaks_for.get(found[0].actor, "") if found else ""
                if body and refs.cast.kind(body) in kinds:
                    return body
    return ""


def _possesses(line: "Line", mention: Mention) -> bool:
    return line.head(mention).dep_ == "nmod:poss"
