"""Chronicles for tests: a war in which everything occurs once, and random ones."""

from dataclasses import replace

from hypothesis import strategies as st

from kg.dates import Moment, Span
from kg.model import (
    ACTOR_KINDS,
    EVENT_KINDS,
    KINDS,
    MEANS,
    PLACE_KINDS,
    SOURCE_KINDS,
    TIE_KINDS,
    Actor,
    Chronicle,
    Claim,
    Count,
    Event,
    Evidence,
    Moved,
    Name,
    Place,
    Source,
    Tie,
)
from kg.rdf.cleaning import cleaned
from kg.rdf.terms import clean

DAY = Moment.parse("2020-06-02")
COUNTED = ("killed", "wounded", "captured", "displaced")


def everything() -> Chronicle:
    """Every kind, every role, every field, each at least once; it conforms to the shapes."""
    actors = {f"a{n}": Actor(f"a{n}", kind, f"Actor {n}") for n, kind in enumerate(ACTOR_KINDS)}
    actors["a0"] = replace(
        actors["a0"],
        aliases=("UAE", "Emirates"),
        names=(Name("الإمارات", "ar"), Name("Imarat", "ar-Latn"), Name("ОАЭ", "ru")),
        demonyms=("Emirati",),
        metonyms=("Abu Dhabi",),
        same=("wikidata:Q878", "ucdp:9"),
        note="a state",
    )
    places = {f"p{n}": Place(f"p{n}", kind, f"Place {n}") for n, kind in enumerate(PLACE_KINDS)}
    places["p1"] = replace(
        places["p1"], within="p0", latitude="32.8800", longitude="-13", aliases=("Tarabulus",)
    )
    sources = {f"s{n}": Source(f"s{n}", kind, f"Source {n}") for n, kind in enumerate(SOURCE_KINDS)}
    sources["s0"] = Source(
        "s0", "article", 'The "truce"', "The Paper", DAY, "https://example.org/?a=b c", DAY, "B",
        "en", "Wire", "s1", "ab" * 32, "read twice",
    )  # fmt: skip
    moved = Moved("actor", "old", "a0", "2020-01-02", "one actor"), Moved("claim", "gone-12345678")
    claims = tuple(_everything_said())
    return Chronicle("The Salt War", actors, places, sources, claims, moved)


def _everything_said():
    for kind in TIE_KINDS.values():
        ends = ("a0", "a1", "a2") if kind.name == "backing" else ("a0", "a1")
        yield Claim(Tie.between(kind.name, *ends), "s0", DAY, evidence=Evidence("says so"))
    for kind in EVENT_KINDS.values():
        event = Event(kind.name, f"2020-{kind.name}", f"A {kind.name}", "2020-offensive")
        event = replace(event, part_of="") if kind.name == "offensive" else event
        roles = tuple((role, ("a0",)) for role in kind.role_names)
        yield Claim(event, "s1", span=Span.parse("2020-06"), roles=roles, method="imported")
    full = Claim(
        Tie.between("backing", "a0", "a1"), "s0", DAY, "affirms", "alleged", "a6",
        Span.parse("../..", attested="2020-06-02", words="to this day"), "p1",
        ("weapons", "troops"), "patron", (), (),
        Evidence("it does", "page 3", "a quote", 4, 11, "before ", " after"),
        "read", "backed-by", 0.9, "3", None, "a note",
    )  # fmt: skip
    yield full
    yield replace(full, polarity="denies", retracted=DAY, span=Span.parse("2014"))
    yield Claim(
        Event("capture", "2020-capture", "A capture", "2020-offensive"),
        "s0",
        span=Span.parse("2020-06-01/2020-06-03"),
        place="p1",
        roles=(("taker", ("a2", "a1")), ("loser", ("a3",))),
        counts=tuple(Count(what, 1, 3, 2) for what in COUNTED),
        evidence=Evidence(exact="without a place"),
    )


texts = st.text(st.characters(exclude_categories=()), max_size=12) | st.sampled_from(
    [
        '"quoted" \\ back',
        "الجيش الوطني",
        "line\nbreak\ttab",
        "bell \x07 and \ud800 surrogate",
        "=1+1",
    ]
)
ids = st.from_regex(r"[a-z0-9]{1,3}(-[a-z0-9]{1,3})?", fullmatch=True)
few = st.sampled_from(("lna", "gna", "uae", "turkey", "russia"))
edtfs = st.sampled_from(
    (
        "", "2014", "2020-06", "2020-06-01", "2019-21", "[2019-21,2020-21]", "201X", "2020-06-02~",
        "2019-04/..", "2019-04/", "/2020-06", "../2020", "2019-04-04/2020-06-04", "../..",
    )
)  # fmt: skip
moments = st.sampled_from(("2019-04-04", "2020-06", "2020?")).map(Moment.parse)
dates = st.none() | moments


def unique(values, size=3):
    """A tuple of some values, none twice even when cleaned."""
    return st.lists(values, max_size=size, unique_by=cleaned).map(tuple)


def _when(edtf: str, attested: str, words: str) -> Span:
    return Span.parse(edtf, attested if not edtf else "", words)


spans = st.builds(_when, edtfs, st.sampled_from(("", "2020-06-02")), texts)
names = st.builds(Name, texts.filter(clean), st.sampled_from(("ar", "ar-Latn", "ru", "zh-Hant-TW")))
words = unique(texts.filter(clean))
codes = unique(st.sampled_from(("wikidata:Q1", "geonames:88319", "ucdp:5802", "x:ü b")))
actors = st.builds(
    Actor,
    ids,
    st.sampled_from(ACTOR_KINDS),
    texts,
    words,
    unique(names),
    words,
    words,
    codes,
    texts,
)
places = st.builds(
    Place, ids, st.sampled_from(PLACE_KINDS), texts, words, unique(names), st.just("") | ids,
    same=codes, note=texts,
) | st.builds(
    Place, ids, st.just("town"), texts, latitude=st.just("32.8800"), longitude=st.just("-13.0")
)  # fmt: skip
sources = st.builds(
    Source, ids, st.sampled_from(SOURCE_KINDS), texts, texts, dates, texts, dates,
    st.sampled_from(("", *"ABCDEF")), st.sampled_from(("", "en")), texts, st.just("") | ids, texts,
    texts,
)  # fmt: skip
proofs = st.builds(Evidence, texts, texts) | st.builds(
    lambda start, length: Evidence("", "", "x" * length, start, start + length, "p", f"s{start}"),
    st.integers(0, 3),
    st.integers(1, 3),
)
counts = unique(st.sampled_from(COUNTED)).flatmap(
    lambda whats: st.tuples(
        *(st.builds(Count, st.just(w), st.integers(0, 9), st.none() | st.just(9)) for w in whats)
    )
)


@st.composite
def ties(draw) -> Tie:
    """A tie of any kind."""
    kind = draw(st.sampled_from(sorted(TIE_KINDS)))
    ends = draw(st.lists(few, min_size=2, max_size=3 if kind == "backing" else 2, unique=True))
    return Tie.between(kind, *ends)


@st.composite
def events(draw) -> Event:
    """An event of any kind; the same id is always the same event."""
    number = draw(st.integers(0, len(EVENT_KINDS) - 1))
    kind = sorted(EVENT_KINDS)[number]
    return Event(kind, f"e{number}", f"ev\x01ent {number} «ق»", "e0" if number else "")


@st.composite
def claims(draw) -> Claim:
    """A claim with any of the optional fields, on a tie or an event."""
    fact = draw(ties() | events())
    roles = ()
    if isinstance(fact, Event):
        filled = draw(unique(st.sampled_from(KINDS[fact.kind].role_names)))
        roles = tuple((role, draw(unique(few).filter(bool))) for role in filled)
    return draw(
        st.builds(
            Claim, st.just(fact), st.sampled_from(("s1", "s2")), dates,
            st.sampled_from(("affirms", "denies")), st.sampled_from(("stated", "alleged")),
            st.just("") | few, spans, st.just("") | ids, unique(st.sampled_from(sorted(MEANS))),
            texts, st.just(roles), counts, proofs, st.sampled_from(("curated", "read", "imported")),
            texts, st.none() | st.floats(0, 1).map(lambda x: round(x, 6)),
            st.sampled_from(("", *"123456")), dates, texts,
        )
    )  # fmt: skip


def by_id(things) -> dict:
    """Things by their id."""
    return {thing.id: thing for thing in things}


chronicles = st.builds(
    Chronicle,
    texts,
    st.lists(actors, max_size=3).map(by_id),
    st.lists(places, max_size=3).map(by_id),
    st.lists(sources | st.builds(Source, st.just("s1"), st.just("article"), texts), max_size=3).map(
        by_id
    ),
    st.lists(claims(), max_size=6, unique_by=lambda c: cleaned(c).id).map(tuple),
)
