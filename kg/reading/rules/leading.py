"""Leading: who leads whom, told by a verb or a compound (titles are read in `titles`)."""

from kg.reading.rule import Rule, rule

LEADING: tuple[Rule, ...] = (
    rule("leads", "leadership", "verb", "lead head command", leader="subject", led="object",
         example="Haftar commands the LNA.", gives="leadership: khalifa-haftar > lna"),
    rule("controls-body", "leadership", "verb", "control run found establish", leader="subject",
         led="object", kinds="led: armed-group political-body company coalition",
         example="Haftar founded the Nawasi Brigade.",
         gives="leadership: khalifa-haftar > nawasi-brigade"),
    rule("member-of", "membership", "relation", "member", member="holder", whole="relatum",
         kinds="whole: coalition international-organisation armed-group political-body",
         example="Turkey is a member of NATO.", gives="membership: turkey > nato"),
    rule("takes-part-in", "membership", "verb", "take participate", member="subject owner|subject",
         whole="object in|in", kinds="whole: coalition", needs="object in|in: *",
         example="The UAE took part in the Saudi-led coalition.",
         gives="membership: uae > saudi-led-coalition"),
    rule("compound-led", "leadership", "compound", "led headed commanded", leader="left",
         led="right",
         example="The Haftar-led LNA regrouped.", gives="leadership: khalifa-haftar > lna"),
)  # fmt: skip
