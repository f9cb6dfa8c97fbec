"""Deploying: troops and ships that were sent somewhere, as events; whom they help stands in
`giving`, and an invasion in `fighting`."""

from kg.reading.rule import WHERE, Rule, rule

_FORCE = (
    "troop troops soldier soldiers force forces fighter fighters mercenary mercenaries adviser "
    "advisers advisor advisors peacekeeper peacekeepers contingent battalion brigade personnel "
    "reinforcement reinforcements warship warships frigate carrier tank tanks jet jets warplane "
    "warplanes aircraft drone drones men marines paratroopers instructor instructors unit units "
    "commando commandos army squadron fleet battery batteries missile missiles militiamen police"
)
# sent to these, or in order to do this, it is support and not only a deployment
_HELPED = (
    "help support back assist aid defend protect reinforce bolster fight save rescue train join "
    "ally allies government rebel rebels army militia militias forces side aid"
)

DEPLOYING: tuple[Rule, ...] = (
    rule("deploys", "deployment", "verb",
         "deploy dispatch send station mass airlift redeploy amass mobilise mobilize",
         sender="subject|object owner|object poss|object mod",
         place=WHERE + "|to|object to|object in|object near|object on|object into|object at",
         kinds="sender: armed-group coalition state government international-organisation",
         needs="done: *; object|object of: " + _FORCE + "; "
         "to|object to|does|for|behind: !" + _HELPED,
         example="Turkey deployed 500 soldiers near Misrata in January.",
         gives="deployment: turkey"),
    rule("deployment-noun", "deployment", "noun", "deployment redeployment stationing",
         sender="by|poss|of owner|of|mod|subject", place=WHERE + "|to|of in|of to|of near",
         kinds="sender: armed-group coalition state government international-organisation",
         needs="subject|poss|by|of: *; case:for|case:to: !*",
         example="The deployment of Turkish soldiers in Misrata began in January.",
         gives="deployment: turkey"),
)  # fmt: skip
