"""Implied: offices whose body is not named beside them: "President A", "military spokesman B",
"rebel leader C".

A head of state or government whom news names without his state is that state's; a title that only
one state uses is that one's; any other office of a state is of the state in which the article is
set. A rebel commander commands the rebels of the article, where it has one such group.
"""

from collections import Counter
from collections.abc import Iterator

from kg.reading import lexicon as lex
from kg.reading.gazetteer import Mention
from kg.reading.hit import Hit
from kg.reading.line import Line
from kg.reading.office import Office, held, is_former, is_office, may_stand_in, office_at
from kg.reading.reference import References
from kg.reading.referent import Referent
from kg.reading.titles import head_of
from kg.reading.tokens import text_of

# offices that only a state has: the words that end them
_OF_STATE = lex.words(
    "president premier king queen emir sultan chancellor minister secretary monarch vice-president"
)
# before these any spokesman, chief or negotiator is a state's
_STATE_WORDS = lex.words(
    "government military army navy police defense defence interior foreign presidential security "
    "intelligence parliament air federal cabinet prime border"
)
_ANY = lex.words(
    "spokesman spokeswoman spokesperson chief commander negotiator official adviser advisor head"
)
# titles that one state uses -> that state
_IDIOMS = {
    "secretary of state": "United States",
    "defense secretary": "United States",
    "secretary of defense": "United States",
    "treasury secretary": "United States",
    "attorney general": "United States",
    "white house": "United States",
    "foreign secretary": "United Kingdom",
    "defence secretary": "United Kingdom",
    "home secretary": "United Kingdom",
    "national security adviser": "United States",
    "national security advisor": "United States",
}
_REBELS = lex.words("rebel rebels insurgent guerrilla separatist contra militia jihadist militant")
_OPPOSED = lex.words("opposition")


def implied_titles(refs: References, line: Line) -> Iterator[Hit]:
    """The offices of persons to whom no sentence of the article gives a body."""
    for mention in line.mentions:
        if not mention.actor or refs.cast.kind(mention.actor) != "person":
            continue
        told = refs.speaks_for.get(mention.actor, "")
        if told and refs.cast.kind(told) not in ("armed-group", "political-body"):
            continue
        found = _before(line, mention) or _after(line, mention) or _apart(line, mention)
        if found and (body := _body(refs, line, mention, found)):
            office = Office(*found[1], body, is_former(line, *found[0]))
            yield held(line, mention, office, "title-implied")


def _before(line: Line, mention: Mention):
    start = mention.start
    while start and may_stand_in(line.doc[start - 1]) and start - 1 not in line.at:
        start -= 1
    if any(t.lower_ in ("'s", "'") for t in line.doc[start : mention.start]):
        return None
    office = office_at(line, start, mention.start)
    return ((start, mention.start), office) if office else None


def _apart(line: Line, mention: Mention):
    """ "his defense secretary, A B," """
    doc, end = line.doc, mention.start - 1
    if (
        end < 1
        or doc[end].text != ","
        or text_of(doc[mention.end : mention.end + 1]) not in (",", ".")
    ):
        return None
    start = end
    while start and end - start < 6 and may_stand_in(doc[start - 1]) and start - 1 not in line.at:
        start -= 1
    office = office_at(line, start, end)
    return ((start, end), office) if office and office[1] == end else None


def _after(line: Line, mention: Mention):
    """ "A B, the military spokesman"."""
    doc = line.doc
    if text_of(doc[mention.end : mention.end + 1]) != ",":
        return None
    start = end = mention.end + 1
    while end < len(doc) and end - start < 6 and may_stand_in(doc[end]) and end not in line.at:
        end += 1
    office = office_at(line, start, end)
    if office is None or office[1] < end or text_of(doc[end : end + 1]) not in (",", "."):
        return None
    return ((start, end), office)


def _body(refs: References, line: Line, mention: Mention, found) -> Referent | None:
    (start, end), office = found
    words = [t.lower_ for t in line.doc[start:end]]
    text = " ".join(words)
    if set(words) & _OPPOSED and refs.setting:
        return Referent(refs.cast.propose("opposition", "political-body"), "description", 0.7)
    if set(words) & lex.DISOWNED:
        return _rebels(refs) if set(words) & _REBELS else None
    head = next((t for t in reversed(line.doc[slice(*office)]) if is_office(t)), None)
    word = head.lower_ if head is not None else ""
    for idiom, state in _IDIOMS.items():
        if idiom in text and (known := _state(refs, state)):
            return Referent(known, "description", 0.8)
    if mention.actor in refs.speaks_for and word not in _OF_STATE:
        return None
    at_top = word in _OF_STATE
    if word in lex.SPEAKING and not set(words) & _STATE_WORDS:
        return _only_body(refs, line, start)
    if not at_top and not (word in _ANY and set(words[:-1]) & _STATE_WORDS):
        return None
    if at_top and (state := head_of(refs, refs.cast.actor(mention.actor).name)):
        return Referent(state, "description", 0.8)
    if refs.setting and _other_state(refs, line) in ("", refs.setting):
        return Referent(refs.setting, "setting", 0.7)
    return None


def _other_state(refs: References, line: Line) -> str:
    """The one state that the sentence names, be it not the article's; empty for none or many."""
    named = [m for m in line.mentions if m.actor and m.how != "demonym"]
    states = {m.actor for m in named if refs.cast.kind(m.actor) == "state"}
    return states.pop() if len(states) == 1 else ""


def _only_body(refs: References, line: Line, end: int) -> Referent | None:
    """The one body without a state that the sentence names before a spokesman."""
    found = {m.actor for m in line.mentions if m.actor and m.end <= end}
    found = {a for a in found if refs.cast.kind(a) in ("armed-group", "political-body", "company")}
    return Referent(found.pop(), "description", 0.65) if len(found) == 1 else None


def _state(refs: References, name: str) -> str:
    """The id of a state, where the article names it."""
    named = {m.actor for line in refs.lines for m in line.mentions if m.actor}
    return next((a for a in named if refs.cast.actor(a).name == name), "")


def _rebels(refs: References) -> Referent | None:
    """The one group that the article calls rebels, or the only armed group that it names."""
    count: Counter[str] = Counter(
        m.actor
        for line in refs.lines
        for m in line.mentions
        if m.actor and refs.cast.kind(m.actor) == "armed-group" and m.how in ("name", "new")
    )
    called = [a for a, nouns in refs.called.items() if nouns & _REBELS and a in count]
    if len(called) == 1:
        return Referent(called[0], "description", 0.7)
    if called or not count:
        return None
    (first, most), *others = count.most_common(2)
    clear = not others or most > 2 * others[0][1]
    return Referent(first, "description", 0.65) if clear else None
