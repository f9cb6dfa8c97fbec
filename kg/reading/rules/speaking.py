"""Speaking: statements that are acts of their own: to accuse, deny, condemn, threaten, demand."""

from kg.reading.rule import Rule, rule

SPEAKING: tuple[Rule, ...] = (
    rule("accuses", "statement", "verb", "accuse blame", speaker="subject", addressee="object",
         example="Sarraj accused Haftar of lying.",
         gives="statement: fayez-al-sarraj > khalifa-haftar"),
    rule("condemns", "statement", "verb", "condemn denounce slam rebuke decry deplore blast",
         speaker="subject", addressee_="object|object by|object of|object poss|object mod|by",
         example="Egypt condemned the attack by the GNA.", gives="statement: egypt > gna"),
    rule("threatens", "statement", "verb", "threaten", speaker="subject",
         addressee_="object|aim|with|against|object against",
         example="Egypt threatened the GNA with war.", gives="statement: egypt > gna"),
    rule("demands", "statement", "verb", "demand", speaker="subject",
         addressee_="object|object from|object of|from|of",
         example="Egypt demanded an apology from the GNA.", gives="statement: egypt > gna"),
    rule("calls-on", "statement", "verb", "call appeal", speaker="subject",
         addressee_="on|upon|to", needs="on|upon|for: *",
         example="The UN called on Haftar to stop.", gives="statement: un > khalifa-haftar"),
    rule("denies", "statement", "verb", "deny", speaker="subject",
         addressee_="object by|object poss|object of|object from|by",
         example="Haftar denied the claim by the GNA.",
         gives="statement: khalifa-haftar > gna"),
    rule("rejects-claim", "statement", "verb", "reject dismiss refute", speaker="subject",
         addressee_="object by|object poss|object of|object from|by",
         needs="object: allegation accusation claim charge report demand call ultimatum",
         example="Haftar rejected the GNA's demand.", gives="statement: khalifa-haftar > gna"),
    rule("lashes-out", "statement", "verb", "lash hit", speaker="subject", addressee="at",
         needs="particle|out: out",
         example="Haftar lashed out at the GNA.", gives="statement: khalifa-haftar > gna"),
    rule("brands", "statement", "verb", "call brand label describe", speaker="subject",
         addressee="object", needs="object|called|as: criminal terrorist puppet traitor aggressor "
         "dictator thug terrorists traitors criminals usurper coward liar",
         example="Sarraj called Haftar a war criminal.",
         gives="statement: fayez-al-sarraj > khalifa-haftar"),
)  # fmt: skip
