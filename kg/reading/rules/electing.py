"""Electing: votes that were held, won or lost; who is elected to what stands in `offices`."""

from kg.reading.rule import Rule, rule

_VOTE = "election elections vote poll polls referendum ballot runoff plebiscite by-election"

ELECTING: tuple[Rule, ...] = (
    rule("holds-vote", "election", "verb", "hold conduct organise organize stage",
         body="subject|in|object in|object owner|object poss", place="in|object in|across",
         kinds="body: state government political-body armed-group",
         needs="done: *; object: " + _VOTE,
         example="Egypt held presidential elections in May.", gives="election: egypt"),
    rule("wins-vote", "election", "verb", "win lose contest",
         person="subject", body_="object in|in|object owner|object poss", place="in|object in",
         kinds="person: person political-body", needs="done: *; object: presidency " + _VOTE,
         example="Sarraj won the presidential election in May.",
         gives="election: fayez-al-sarraj"),
    rule("votes", "election", "verb", "vote", body="subject", place="in",
         kinds="body: state", needs="done: *; for|in: president parliament " + _VOTE,
         example="Egypt voted in a presidential election in May.", gives="election: egypt"),
)  # fmt: skip
