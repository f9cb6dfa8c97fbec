"""Sides: who is allied with whom, and who stands against whom."""

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
    rule("fights-alongside", "alliance", "verb", "fight battle serve", ally="subject",
         ally_2="alongside|beside", example="Wagner fought alongside the LNA.",
         gives="alliance: lna > wagner-group"),
    rule("loyal-to", "alliance", "adjective", "loyal", ally="subject", ally_2="to",
         example="The Zintan forces are loyal to the GNA.", gives="alliance: gna > zintan-forces"),
)  # fmt: skip

OPPOSITION: tuple[Rule, ...] = (
    rule("fights", "opposition", "verb", "fight battle combat oppose confront resist counter",
         opponent="subject", opponent_2="object|against|with",
         example="The GNA has been fighting the LNA since 2019.", gives="opposition: gna > lna"),
    rule("at-war", "opposition", "noun", "war conflict insurgency rebellion feud struggle rivalry "
         "standoff uprising", opponent="subject|poss|mod|between",
         opponent_2="with|against|on|between",
         at_least=2, example="The war between the GNA and the LNA goes on.",
         gives="opposition: gna > lna"),
    rule("rival-of", "opposition", "relation", "rival enemy foe opponent adversary nemesis",
         opponent="holder", opponent_2="relatum",
         example="Sarraj is a rival of Haftar.",
         gives="opposition: fayez-al-sarraj > khalifa-haftar"),
    rule("anti-compound", "opposition", "prefix", "anti", opponent="left", opponent_2="right",
         example="Anti-Haftar fighters took the bridge.",
         gives="opposition: anti-haftar-fighters > khalifa-haftar"),
    rule("pits-against", "opposition", "verb", "pit", opponent="object",
         opponent_2="against|object against",
         example="The fight pits the LNA against the Misrata brigades.",
         gives="opposition: lna > misrata-forces"),
)  # fmt: skip
