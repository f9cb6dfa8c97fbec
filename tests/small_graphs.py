"""Random small graphs for laws: few actors and sources, two years, denials, retractions."""

from hypothesis import strategies as st

from kg.dates import Moment, Span
from kg.model import Actor, Chronicle, Claim, Event, Source, Tie

ACTORS = ("arran", "borland", "east", "west", "guild")
KINDS = dict(zip(ACTORS, ("state", "state", "government", "armed-group", "company"), strict=True))
SOURCES = {
    id: Source(id, "article", id, agency=agency, copy_of=copied, published=Moment.parse(day))
    for id, agency, copied, day in (
        ("gazette", "", "", "2000-03-01"),
        ("herald", "Wire", "", "2000-09-01"),
        ("mirror", "Wire", "", "2000-09-02"),
        ("courier", "", "gazette", "2001-02-01"),
        ("leaflet", "", "", "2001-12"),
    )
}
DAYS = ("2000-02-01", "2000-05-15", "2000-09-01", "2001-01-10", "2001-06-30", "2001-12-31")
days = st.sampled_from(DAYS).map(lambda day: Moment.parse(day).earliest)
spans = st.sampled_from(
    (
        ("", ""), ("2000/2001-06", ""), ("2000-05/", ""), ("/2001-01-31", ""), ("2001", ""),
        ("2000-03-01/..", "2000-09-01"), ("2000-02-01/2000-05-15", ""), ("", "2000-05-15"),
        ("", "2001-06"), ("2001-02-01/2001-03-01", ""), ("", "[2000-01..2000-06]"),
    )
).map(lambda said: Span.parse(*said))  # fmt: skip
pairs = st.lists(st.sampled_from(ACTORS), min_size=2, max_size=2, unique=True)
ties = st.builds(
    lambda kind, ends: Tie.between(kind, *ends),
    st.sampled_from(("backing", "opposition", "alliance", "membership")),
    pairs,
)


def _claim(fact, source, span, polarity, certainty, speaker, means, ends, retracted) -> Claim:
    is_tie = isinstance(fact, Tie)
    roles = () if is_tie else (("attacker", ends[:1]), ("defender", ends[1:]))
    return Claim(
        fact, source, SOURCES[source].published, polarity, certainty, speaker, span,
        means=means if is_tie and fact.kind == "backing" else (),
        roles=tuple((role, tuple(actors)) for role, actors in roles),
        retracted=Moment.parse(retracted) if retracted else None,
    )  # fmt: skip


claims = st.builds(
    _claim,
    ties | st.sampled_from(("ford", "hill")).map(lambda id: Event("battle", id, id)),
    st.sampled_from(sorted(SOURCES)),
    spans,
    st.sampled_from(("affirms", "affirms", "denies")),
    st.sampled_from(("stated", "alleged")),
    st.sampled_from(("", "arran", "west")),
    st.sampled_from(((), ("weapons",), ("troops", "funding"), ("unspecified",))),
    pairs,
    st.sampled_from(("", "", "", "2001-01-01")),
)
many = st.lists(claims, max_size=10, unique_by=lambda claim: claim.id).map(tuple)


def chronicle(said) -> Chronicle:
    """A chronicle of these claims, in any order."""
    actors = {id: Actor(id, kind, id.title()) for id, kind in KINDS.items()}
    return Chronicle("", actors, {}, SOURCES, tuple(said))
