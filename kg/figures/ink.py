"""Ink: the colours, lines and letter sizes of all figures.

The colours are those of Okabe and Ito (Color Universal Design, 2008), two of them darkened so that
thin lines read on white paper. No meaning hangs on colour alone: a status has its dashes and its
glyph too.
"""

from kg.view import Status, Verdict

WIDTH = 7.5  # inches: the text width of an A4 page
MARGIN = 0.12

TITLE, HEAD, NAME, SMALL, FOOT = 11.0, 8.0, 7.2, 6.2, 5.8  # points

BLACK, GREY, PALE, PAPER = "#1A1A1A", "#5A5A5A", "#D8D8D8", "#FFFFFF"
BLUE, VERMILLION, PURPLE, GREEN = "#0072B2", "#D55E00", "#A8417F", "#007F5F"
ORANGE, SKY = "#E69F00", "#56B4E9"
SIDES = ("#33475B", "#6B4E2E")  # the two sides of a war, told apart by place and name

COLOUR = {
    Status.STATED: BLUE,
    Status.ALLEGED: VERMILLION,
    Status.DISPUTED: PURPLE,
    Status.DENIED: GREY,
    Status.RETRACTED: PALE,
}
# lengths of ink and gap in points; None: a solid line
DASHES = {
    Status.STATED: None,
    Status.ALLEGED: (4.0, 2.0),
    Status.DISPUTED: (6.0, 1.6, 1.2, 1.6),
    Status.DENIED: (1.0, 1.6),
    Status.RETRACTED: (1.0, 3.0),
}
WEIGHT = {None: 1.4, Verdict.HOLDS: 1.9, Verdict.PRESUMED: 1.0, Verdict.POSSIBLE: 0.6}
MEANING = {
    Status.STATED: "stated",
    Status.ALLEGED: "alleged",
    Status.DISPUTED: "disputed (affirmed and denied)",
    Status.DENIED: "denied",
    Status.RETRACTED: "retracted",
}
