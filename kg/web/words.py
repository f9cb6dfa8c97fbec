"""Words: what statuses, verdicts and means are called and what they mean, for legends and tips."""

from functools import cache

STATUSES = {
    "stated": "A source says so in its own voice, and nobody denies it.",
    "alleged": "Only accusations, hearsay, or the word of an interested party.",
    "disputed": "All that is affirmed is denied as well.",
    "denied": "There are only denials.",
    "retracted": "Every source took its word back.",
}
VERDICTS = {
    "holds": "The day lies in a span that a source gives, or between two days on which it held.",
    "presumed": "It held on an earlier day, and nothing that is told has ended it.",
    "possible": "The dates told leave room for the day, no more.",
}
CERTAINTIES = {
    "stated": "The source says so in its own voice.",
    "alleged": "The source passes on an accusation, hearsay or a party's own word.",
}
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_MEANS = "https://w3id.org/conflict-kg/means/"


@cache
def _concepts() -> dict[str, dict[str, str]]:
    from pyoxigraph import RdfFormat, parse

    from kg import shipped

    parts = {f"{_SKOS}prefLabel": "label", f"{_SKOS}definition": "meaning"}
    found: dict[str, dict[str, str]] = {}
    for quad in parse(path=shipped.ontology() / "means.ttl", format=RdfFormat.TURTLE):
        part = parts.get(quad.predicate.value)
        if part and quad.subject.value.startswith(_MEANS):
            name = quad.subject.value.removeprefix(_MEANS)
            found.setdefault(name, {})[part] = quad.object.value
    return found


def means_words(name: str) -> dict[str, str]:
    """The label and the meaning of a means of support.

    >>> means_words("weapons")
    {'label': 'weapons', 'meaning': 'Arms and ammunition.'}
    """
    return _concepts().get(name, {"label": name, "meaning": ""})
