"""Giving: who arms, trains, pays, supplies or sends something to whom."""

from kg.reading.rule import Rule, rule

GIVING: tuple[Rule, ...] = (
    rule("arms", "backing", "verb", "arm equip", backer="subject", backed="object", means="weapons",
         example="Turkey openly armed the GNA.", gives="backing: turkey > gna"),
    rule("trains", "backing", "verb", "train", backer="subject", backed="object", means="training",
         example="Italian officers trained the Petroleum Facilities Guard.",
         gives="backing: italy > petroleum-facilities-guard"),
    rule("funds", "backing", "verb", "fund finance subsidise subsidize bankroll pay",
         backer="subject", backed="object",
         means="funding", example="The LNA was financed by Saudi Arabia.",
         gives="backing: saudi-arabia > lna"),
    rule("provides-to", "backing", "verb",
         "provide supply give send ship deliver offer lend grant airdrop drop transfer furnish fly "
         "donate smuggle channel funnel export sell dispatch deploy extend move bring pour pump "
         "rush airlift hand pass shuffle ferry shuttle",
         backer="subject", backed="iobj|to|for|object to|object for|user|into|object mod",
         thing="object",
         example="Qatar has given weapons to the GNA.", gives="backing: qatar > gna"),
    rule("provides-with", "backing", "verb", "provide supply furnish equip present",
         backer="subject", backed="object", thing="with|object with",
         example="Jordan supplied the LNA with armoured vehicles.", gives="backing: jordan > lna"),
    rule("gets-from", "backing", "verb", "receive get obtain buy acquire accept",
         backer="from|object from|object of from", backed="subject", thing="object|object of",
         example="The LNA got its tanks from Egypt.", gives="backing: egypt > lna"),
)  # fmt: skip
