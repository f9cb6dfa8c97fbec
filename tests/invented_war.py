"""The Salt War, which never was: two blocs, a turncoat, a denial, a mixed tie, a retracted claim.

The Red Banner (backed by Norland and, it is said, Estmark) fights the Blue Guard (backed by Westia,
which denies it). The River Clans leave the Red Front in November 2015 and join the Blues in 2016.
"""

from kg.dates import Moment, Span
from kg.model import Actor, Chronicle, Claim, Count, Event, Evidence, Name, Place, Source, Tie

NASTY = 'first "quoted" line\nsecond \\ line; with \x08 a bell, <tags> & ends'
CLEAN = NASTY.replace("\x08", "")
ARABIC = "الحرس الأزرق"

ACTORS = [
    Actor("norland", "state", "Norland", demonyms=("Norlandic",), same=("wikidata:Q1",)),
    Actor("estmark", "state", "Estmark"),
    Actor("westia", "state", "Westia", note=NASTY),
    Actor("reds", "armed-group", "Red Banner", aliases=("Reds; Rouges", "=RB")),
    Actor("blues", "government", "Blue Guard", names=(Name(ARABIC, "ar"),)),
    Actor("clans", "armed-group", "River Clans"),
    Actor("red-front", "coalition", "Red Front"),
    Actor("league", "international-organisation", "League"),
    Actor("ada", "person", "Ada"),
]
PLACES = [Place("ford", "town", "The Ford", within="salt"), Place("salt", "region", "Salt")]
SOURCES = [
    Source(
        "gazette", "article", "Gazette", published=Moment.parse("2016-04-01"), url="https://a.b/"
    ),
    Source("herald", "report", "Herald", published=Moment.parse("2016-04")),
    Source("tribune", "article", "+Tribune", published=Moment.parse("2016-05-02")),
]


def claim(fact, source="gazette", when="", attested="", says="told so", **more) -> Claim:
    """A claim of a source, which attests what it calls ongoing on the day of its publication."""
    published = {card.id: card.published for card in SOURCES}[source]
    span = Span.parse(when, attested or (str(published) if when.endswith("..") else ""))
    return Claim(
        fact, source, published=published, span=span, evidence=Evidence(paraphrase=says), **more
    )


def tie(kind, *actors) -> Tie:
    """The tie of a kind between actors."""
    return Tie.between(kind, *actors)


FORD = Event("battle", "2016-03-01-ford", 'Battle of "The Ford"')
ARMS = Event("delivery", "2015-08-arms", "Norland's guns arrive")
TALKS = Event("talks", "2015-12-talks", "Talks in the League's hall")
MEASURES = Event("sanctions", "2016-02-10-measures", "The League punishes the Reds")
MARCH = Event("protest", "march", "A march that nobody dates")

CLAIMS = (
    claim(tie("backing", "norland", "reds"), when="2015-03/..", means=("weapons",)),
    claim(
        tie("backing", "norland", "reds"),
        "herald",
        attested="2016-02-01",
        means=("funding", "unspecified"),
        certainty="alleged",
    ),
    claim(
        tie("backing", "estmark", "reds", "blues"),
        "herald",
        attested="2015-09-10",
        certainty="alleged",
        according_to="blues",
        says=NASTY,
    ),
    claim(tie("backing", "westia", "blues"), when="2015-02-01/..", means=("troops",)),
    claim(
        tie("backing", "westia", "blues"),
        "tribune",
        attested="2016-01-02",
        polarity="denies",
        according_to="westia",
    ),
    claim(tie("backing", "norland", "blues"), "tribune", polarity="denies", says="=1+1"),
    claim(
        tie("backing", "estmark", "blues"), attested="2015-07", retracted=Moment.parse("2016-04-09")
    ),
    claim(tie("opposition", "reds", "blues"), when="2015-01-10/.."),
    claim(tie("membership", "reds", "red-front"), when="2015-01/.."),
    claim(tie("membership", "clans", "red-front"), when="2015-01/2015-11-30"),
    claim(tie("membership", "norland", "league"), attested="2015-01-01"),
    claim(tie("membership", "westia", "league"), attested="2015-01-01"),
    claim(tie("alliance", "clans", "blues"), when="2016-01-05/.."),
    claim(tie("leadership", "ada", "reds"), "herald", attested="2015-05-05", post="commander"),
    claim(
        FORD,
        when="2016-03-01",
        place="ford",
        roles=(("attacker", ("clans", "blues")), ("defender", ("reds",))),
        counts=(Count("killed", 10, 12),),
    ),
    claim(
        FORD,
        "herald",
        when="2016-03",
        roles=(("attacker", ("clans",)), ("defender", ("reds", "ada"))),
        counts=(Count("killed", 20, None),),
    ),
    claim(FORD, "tribune", when="2016-03-02", certainty="alleged", according_to="reds"),
    claim(ARMS, when="2015-08", roles=(("supplier", ("norland",)), ("recipient", ("reds",)))),
    claim(TALKS, when="2015-12", roles=(("party", ("reds", "blues")), ("host", ("league",)))),
    claim(MEASURES, when="2016-02-10", roles=(("sanctioner", ("league",)), ("target", ("reds",)))),
    claim(MARCH, says="A crowd went out.", roles=(("protester", ("clans",)),)),
)

WAR = Chronicle(
    'The "Salt" War',
    {actor.id: actor for actor in ACTORS},
    {place.id: place for place in PLACES},
    {source.id: source for source in SOURCES},
    CLAIMS,
)
