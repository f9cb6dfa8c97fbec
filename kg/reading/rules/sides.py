"""Sides: who is allied with whom."""

from kg.reading.rule import Rule, rule

ALLIANCE: tuple[Rule, ...] = (
    rule("compound-allied", "alliance", "compound",
         "allied aligned linked affiliated connected associated friendly",
         ally="left", ally_2="right", example="The GNA-allied Misrata brigades fought on.",
         gives="alliance: gna > misrata-forces"),
    rule("pro-compound", "alliance", "prefix", "pro", ally="left", ally_2="right",
         example="Pro-Haftar fighters left town.",
         gives="alliance: khalifa-haftar > pro-haftar-fighters"),
    rule("ally-of", "alliance", "relation", "ally partner affiliate", ally="holder",
         ally_2="relatum", example="Turkey is an ally of the GNA.", gives="alliance: gna > turkey"),
    rule("allies-with", "alliance", "verb", "ally align link affiliate", ally="subject|object",
         ally_2="with|to", example="The Kaniyat are allied with the LNA.",
         gives="alliance: kaniyat > lna"),
    rule("alliance-noun", "alliance", "noun", "alliance partnership pact",
         ally="subject|between|poss|of", ally_2="with|between", at_least=2,
         example="The Nawasi Brigade forged an alliance with the Kaniyat.",
         gives="alliance: kaniyat > nawasi-brigade"),
    rule("pledges-allegiance", "alliance", "verb", "pledge swear", ally="subject",
         ally_2="to", needs="object: allegiance loyalty fealty",
         example="The Nawasi Brigade pledged loyalty to the GNA.",
         gives="alliance: gna > nawasi-brigade"),
    rule("fights-alongside", "alliance", "verb", "fight battle serve", ally="subject",
         ally_2="alongside|beside", example="Wagner fought alongside the LNA.",
         gives="alliance: lna > wagner-group"),
    rule("loyal-to", "alliance", "adjective", "loyal", ally="subject", ally_2="to",
         example="The Zintan forces are loyal to the GNA.", gives="alliance: gna > zintan-forces"),
)  # fmt: skip
