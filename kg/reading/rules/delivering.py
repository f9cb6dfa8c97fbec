"""Delivering: arms that were handed over, as events; who arms whom stands in `giving`."""

from kg.reading.rule import Rule, rule

_HANDED = (
    "deliver drop airdrop ship send supply fly airlift smuggle transfer bring "
    "parachute hand donate export rush"
)

DELIVERING: tuple[Rule, ...] = (
    rule("delivers", "delivery", "verb", _HANDED, supplier="subject",
         recipient_="iobj|to|object to|into|for", place="to|into|in|object to|object in",
         needs="done: *; object: @arms",
         example="Turkey shipped drones to the GNA in May.", gives="delivery: turkey > gna"),
    rule("delivers-with", "delivery", "verb", "supply provide", supplier="subject",
         recipient="object", needs="done: *; with|object with: @arms",
         example="Egypt supplied the LNA with tanks.", gives="delivery: egypt > lna"),
    rule("gets-delivery", "delivery", "verb", "receive get obtain", recipient="subject",
         supplier="from|object from|object of from", needs="done: *; object|object of: @arms",
         example="The LNA received new drones from Egypt in May.", gives="delivery: egypt > lna"),
    rule("delivery-noun", "delivery", "noun", "shipment delivery airdrop transfer consignment",
         supplier="by|of by|poss|from|mod|subject", recipient_="to|for", place="to|in",
         needs="of|mod|for: @arms", at_least=1,
         example="Turkey's delivery of drones came in May.", gives="delivery: turkey"),
)  # fmt: skip
