"""Groups that have no name of their own: "Syrian rebels", "Islamist militias", "anti-X fighters".

A noun for a non-state group with a word that tells which one becomes an actor of its own. "Turkish
troops" are Turkey, "Taliban fighters" the Taliban: those are resolved by reference instead.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.gazetteer import Mention
from kg.reading.tokens import text_of

if TYPE_CHECKING:
    from kg.reading.cast import Cast, Line
    from kg.reading.tokens import Doc

_TELLING = lex.words(
    "islamic islamist jihadist shiite shia sunni separatist rebel opposition tribal pro anti "
    "local government loyalist secessionist communist marxist maoist leftist rightist democratic "
    "eastern western northern southern unidentified foreign christian muslim druze arab dissident "
    "nationalist"
)
_GROUPS = frozenset(n for n in lex.GROUP_NOUNS if n.endswith("s")) | lex.words(
    "militia militiamen gunmen tribesmen opposition"
)


# peoples that have armed forces and no state: adjective or noun -> the adjective
PEOPLES = {
    form: people
    for people, forms in {
        "Kurdish": "kurdish kurds kurd", "Tuareg": "tuareg tuaregs", "Tamil": "tamil tamils",
        "Chechen": "chechen chechens", "Pashtun": "pashtun pashtuns", "Oromo": "oromo",
        "Tigrayan": "tigrayan tigrayans", "Amhara": "amhara", "Hutu": "hutu hutus",
        "Tutsi": "tutsi tutsis", "Druze": "druze", "Alawite": "alawite alawites",
        "Rohingya": "rohingya", "Karen": "karen", "Kachin": "kachin", "Baloch": "baloch baluch",
        "Basque": "basque", "Hazara": "hazara hazaras", "Ingush": "ingush", "Dinka": "dinka",
        "Nuer": "nuer", "Hmong": "hmong", "Yazidi": "yazidi yazidis",
    }.items()
    for form in forms.split()
}  # fmt: skip
_ARMED = _GROUPS | lex.words(
    "forces force troops army authorities leaders officials commanders party administration "
    "group militia faction soldiers units guerrilla"
)


def described_groups(line: "Line", mentions: list[Mention], cast: "Cast") -> list[Mention]:
    """The mentions, with those of nameless groups added; a nationality is taken into its group."""
    mentions = _minorities(line, mentions, cast)
    at = {i: m for m in mentions for i in range(m.start, m.end)}
    kept = list(mentions)
    for token in line.doc:
        if token.i in at or token.lower_ not in _TIEABLE and token.lower_ not in PEOPLES:
            continue
        found = _tied(line, token.i, cast) or _people(line, token.i, at, cast)
        if (
            found is None
            and token.lower_ in _GROUPS
            and not _is_named_behind(line.doc, token.i)
            and (group := _group(line, token.i, at))
        ):
            name = text_of(line.doc[group.start : group.end])
            found = replace(group, actor=cast.propose(name, "armed-group"), how="new")
        if found is not None:
            kept = [m for m in kept if not (found.start <= m.start and m.end <= found.end)]
            kept.append(found)
    return kept


def _minorities(line: "Line", mentions: list[Mention], cast: "Cast") -> list[Mention]:
    """ "Bosnian Serbs", "ethnic Albanians", and "the Serbs" after them: no state's people."""
    kept: list[Mention] = []
    for one in sorted([*mentions, *_faiths(line, mentions)], key=lambda m: m.start):
        word = line.doc[one.end - 1]
        people = one.how == "demonym" and one.end - one.start == 1 and word.text[0].isupper()
        plural = people and word.lower_.endswith("s") and not word.lower_.endswith("ss")
        if not people or not (plural or _armed_noun(line.doc, one.end)):
            kept += [one] if one.actor or one.place else []
            continue
        before = kept[-1] if kept and kept[-1].end == one.start else None
        start = before.start if before and before.how in ("demonym", "place") else one.start
        start -= start == one.start and start > 0 and line.doc[start - 1].lower_ == "ethnic"
        name = text_of(line.doc[start : one.end]) + "s" * (not plural)
        if start < one.start:
            kept = [m for m in kept if m.start < start]
        elif not (name := _known_minority(cast, name) if plural else ""):
            kept += [one] if one.actor or one.place else []
            continue
        kept.append(Mention(start, one.end, cast.propose(name, "armed-group"), "", "new"))
    return kept


def _faiths(line: "Line", mentions: list[Mention]) -> list[Mention]:
    """ "Croats" and "Shiites", where a nationality stands before them."""
    ends = {m.end for m in mentions if m.how in ("demonym", "place")}
    covered = {i for m in mentions for i in range(m.start, m.end)}
    return [
        Mention(t.i, t.i + 1, "", "", "demonym")
        for t in line.doc
        if t.i in ends and t.i not in covered and t.text[0].isupper() and t.lower_ in _FAITHS
    ]


_FAITHS = lex.words(
    "croats croat muslims muslim christians christian shiites shiite sunnis sunni cypriots cypriot "
    "turkmens turkmen maronites maronite druze"
)


def _known_minority(cast: "Cast", people: str) -> str:
    """The minority of these people that the article has named before; empty where none is."""
    return next((a.name for a in cast.new_actors.values() if a.name.endswith(f" {people}")), "")


def _is_named_behind(doc: "Doc", i: int) -> bool:
    """True for "militia known as X", "rebels called the X": that name is the group's."""
    after = [t for t in doc[i + 1 : i + 5] if t.lower_ not in ("as", "the")]
    called = len(after) > 1 and after[0].lower_ in ("known", "called", "dubbed", "named")
    return called and after[1].text[0].isupper()


def _people(line: "Line", i: int, at: dict[int, Mention], cast: "Cast") -> Mention | None:
    """ "Kurdish fighters", "the Kurds", and "Kurdish" in "Kurdish-led": the people in arms."""
    doc, word = line.doc, line.doc[i].lower_
    if word not in PEOPLES or not doc[i].text[0].isupper():
        return None
    end = i + 1
    if word == PEOPLES[word].lower():
        end = _armed_noun(doc, i + 1)
        hyphened = end == 0 and text_of(doc[i + 1 : i + 2]) == "-"
        if hyphened and text_of(doc[i + 2 : i + 3]).lower() in _TIED:
            end = i + 1
        elif not end:
            return None
    before = at.get(i - 1)
    start = before.start if before and before.how == "demonym" else i
    return Mention(start, end, cast.propose(f"{PEOPLES[word]} forces", "armed-group"), "", "new")


def _armed_noun(doc: "Doc", i: int) -> int:
    """Where a group's noun ends that follows, with at most two words between; 0 if none does."""
    for token in doc[i : i + 3]:
        if token.lower_ in _ARMED:
            return token.i + 1
        if token.pos_ not in ("ADJ", "NOUN") or token.text == "-":
            return 0
    return 0


_MODIFYING = ("ADJ", "NOUN", "VERB")
_TIED = lex.BACKED | lex.ALLIED | lex.LED
_BODIES = lex.words("coalition alliance force forces troops contingent mission bloc")


_TIEABLE = _BODIES | _GROUPS


def _tied(line: "Line", noun: int, cast: "Cast") -> Mention | None:
    """ "X-led coalition", "X-backed rebels", with nothing else that tells which: named so."""
    doc, i = line.doc, noun - 1
    if doc[noun].lower_ not in _TIEABLE:
        return None
    covered = line_at(line)
    while i > 1 and i not in covered and doc[i].pos_ in _MODIFYING and doc[i].text != "-":
        if doc[i].lower_ in _TIED:
            break
        i -= 1
    if i < 2 or doc[i].lower_ not in _TIED or doc[i - 1].text != "-":
        return None
    owner = next((m for m in line.inner if m.end == i - 1 and m.actor), None)
    led = doc[i].lower_ in lex.LED or doc[noun].lower_ in ("coalition", "alliance", "bloc")
    if owner is None or not (led or doc[noun].lower_ in _GROUPS):
        return None
    if owner.start and doc[owner.start - 1].lower_ in ("'s", "\u2019s"):
        return None  # "A B's X-backed rebels" are A B's
    if owner.start and doc[owner.start - 1].lower_ in ("'s", "\u2019s"):
        return None  # "A B's X-backed rebels" are A B's
    name = f"{text_of(doc[owner.start : i + 1])} {doc[noun].text}"
    actor = cast.propose(name, "coalition" if led else "armed-group")
    return Mention(owner.start, noun + 1, actor, "", "new")


def line_at(line: "Line") -> set[int]:
    """The tokens that known names cover."""
    return {i for m in line.inner for i in range(m.start, m.end)}


def _group(line: "Line", noun: int, at: dict[int, Mention]) -> Mention | None:
    doc, start, tells = line.doc, noun, False
    if doc[noun].lower_ in ("group", "groups", "front", "movement") and noun and at.get(noun - 1):
        return None
    while start:
        before = doc[start - 1]
        known = at.get(before.i)
        if known is not None:
            if known.start > 1 and doc[known.start - 1].text == "-":
                named = doc[known.start - 2].lower_ in ("pro", "anti")
                return Mention(known.start - 2, noun + 1) if named else None
            if known.how == "demonym" and not _hyphenated(doc, known, start):
                start, tells = known.start, True
            break
        if before.lower_ in _TELLING or before.lower_.endswith(("-islamist",)):
            start, tells = start - 1, True
            continue
        nation = at.get(start - 2)
        if before.pos_ != "ADJ" or not before.text.islower() or not nation:
            break
        if nation.how != "demonym":
            break
        start -= 1
    if start > 1 and doc[start - 1].text == "-" and doc[start - 2].lower_ in ("pro", "anti"):
        start -= 2  # "anti-government fighters"
    return Mention(start, noun + 1) if tells and start < noun else None


def _hyphenated(doc: "Doc", known: Mention, start: int) -> bool:
    return known.end < len(doc) and doc[known.end].text == "-"
