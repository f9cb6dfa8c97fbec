"""Leading: who leads whom, told by a verb or a compound (titles are read in `titles`)."""

from kg.reading.rule import Rule, rule

LEADING: tuple[Rule, ...] = (
    rule("leads", "leadership", "verb", "lead head command", leader="subject", led="object",
         example="Haftar commands the LNA.", gives="leadership: khalifa-haftar > lna"),
    rule("compound-led", "leadership", "compound", "led headed commanded", leader="left",
         led="right",
         example="The Haftar-led LNA regrouped.", gives="leadership: khalifa-haftar > lna"),
)  # fmt: skip
