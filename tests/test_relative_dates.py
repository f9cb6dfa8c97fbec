"""Relative dates against a table worked out with a calendar: 2 June 2020 was a Tuesday."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dates import Moment
from kg.dates.relative import find

TUESDAY = "2020-06-02"
SUNDAY = "2020-06-07"

# anchor, sentence, words kept, EDTF, granularity
TABLE = [
    (TUESDAY, "They met on Monday.", "on Monday", "2020-06-01", "day"),
    (TUESDAY, "They met on Tuesday.", "on Tuesday", "2020-06-02", "day"),
    (TUESDAY, "They met last Tuesday.", "last Tuesday", "2020-05-26", "day"),
    (TUESDAY, "They met on Wednesday.", "on Wednesday", "2020-05-27", "day"),
    (TUESDAY, "They met yesterday.", "yesterday", "2020-06-01", "day"),
    (TUESDAY, "It happened overnight.", "overnight", "[2020-06-01..2020-06-02]", "day"),
    (TUESDAY, "It fell last week.", "last week", "[2020-05-25..2020-05-31]", "week"),
    (SUNDAY, "It fell last week.", "last week", "[2020-05-31..2020-06-06]", "week"),
    (TUESDAY, "It fell this week.", "this week", "[2020-06-01..2020-06-02]", "week"),
    (TUESDAY, "It fell last month.", "last month", "2020-05", "month"),
    (TUESDAY, "It fell earlier this month.", "earlier this month", "[2020-06-01..2020-06-02]",
     "month"),
    (TUESDAY, "It fell this year.", "this year", "[2020-01-01..2020-06-02]", "year"),
    (TUESDAY, "It fell last year.", "last year", "2019", "year"),
    (TUESDAY, "He left in March.", "in March", "2020-03", "month"),
    (TUESDAY, "He left in November.", "in November", "2019-11", "month"),
    (TUESDAY, "He left last November.", "last November", "2019-11", "month"),
    (TUESDAY, "It began on 4 April.", "4 April", "2020-04-04", "day"),
    (TUESDAY, "It began on Dec. 19.", "Dec. 19", "2019-12-19", "day"),
    (TUESDAY, "It began on April 4, 2019.", "April 4, 2019", "2019-04-04", "day"),
    (TUESDAY, "It began in April 2019.", "April 2019", "2019-04", "month"),
    (TUESDAY, "It began in 2011.", "in 2011", "2011", "year"),
    (TUESDAY, "It began last spring.", "last spring", "[2019-21,2020-21]", "season"),
    ("2020-07-20", "It began last spring.", "last spring", "[2020-21,2019-21]", "season"),
    ("2020-11-20", "It began last spring.", "last spring", "2020-21", "season"),
    (TUESDAY, "It began in the summer of 2019.", "the summer of 2019", "2019-22", "season"),
    (TUESDAY, "In recent weeks it grew.", "In recent weeks", "2020-05-05~/2020-06-02", "interval"),
    (TUESDAY, "After weeks of fighting.", "weeks of", "2020-05-05~/2020-06-02", "interval"),
    (TUESDAY, "Over the past week it grew.", "Over the past week", "2020-05-26~/2020-06-02",
     "interval"),
    (TUESDAY, "They fought since April.", "since April", "2020-04/..", "interval"),
    (TUESDAY, "They fought since 2014.", "since 2014", "2014/..", "interval"),
    (TUESDAY, "They fought from 2014 to 2016.", "from 2014 to 2016", "2014/2016", "interval"),
    (TUESDAY, "It fell two weeks ago.", "two weeks ago", "[2020-05-16..2020-05-22]", "week"),
    (TUESDAY, "It fell three months ago.", "three months ago", "2020-03", "month"),
    (TUESDAY, "They left at the weekend.", "at the weekend", "[2020-05-30..2020-05-31]",
     "weekend"),
    (SUNDAY, "It fell over the weekend.", "over the weekend", "[2020-06-06..2020-06-07]",
     "weekend"),
    (TUESDAY, "The fraying 2002 truce held.", "The fraying 2002", "2002", "year"),
    (TUESDAY, "It lasted from August until the end of November.",
     "from August until the end of November", "2019-08/2019-11", "interval"),
    (TUESDAY, "It lasted between November and March.", "between November and March",
     "2019-11/2020-03", "interval"),
    (TUESDAY, "It lasted from May to July 2019.", "from May to July 2019", "2019-05/2019-07",
     "interval"),
]  # fmt: skip


@pytest.mark.parametrize(("anchor", "text", "words", "edtf", "fine"), TABLE)
def test_words_mean_what_a_calendar_says(anchor, text, words, edtf, fine):
    found = find(text, Moment.parse(anchor))
    assert [(t.words.lower(), t.span.edtf, t.granularity) for t in found] == [
        (words.lower(), edtf, fine)
    ]


@pytest.mark.parametrize("text", [
    "Brigade 604 lost 2,000 men.", "The 7th Brigade held.", "He may attack.", "The march went on.",
    "Resolution 1970 passed.", "The fall of the town shook them.",
    "The 2000 men fled.", "A five-day truce held.", "The next round failed.",
    "They spring from one clan.",
])  # fmt: skip
def test_numbers_and_other_words_are_no_dates(text):
    assert find(text, Moment.parse(TUESDAY)) == []


@pytest.mark.parametrize(("day", "edtf"), [("Friday", "2020-06-05"), ("Tuesday", "2020-06-02"),
                                            ("next Tuesday", "2020-06-09")])  # fmt: skip
def test_a_scheduled_weekday_is_the_next_one_or_today(day, edtf):
    found = find(f"They will meet on {day}", Moment.parse(TUESDAY), tense="future")
    assert found[0].span.edtf == edtf


@pytest.mark.parametrize(("text", "edtf"), [
    ("It fell on May 4 and was retaken two days later.", "2020-05-06"),
    ("It fell on May 4 and the next day was retaken.", "2020-05-05"),
    ("It fell on May 4. Three days earlier they had fled.", "2020-05-01"),
    ("It fell on May 4. That day they fled.", "2020-05-04"),
    ("It fell in March 2019. Two years later it was retaken.", "2021"),
    ("It fell in March 2019. It was retaken 14 months later.", "2020-05"),
    ("It fell on May 4. Hours earlier they fled.", "[2020-05-03..2020-05-04]"),
])  # fmt: skip
def test_days_later_count_from_the_last_date_told(text, edtf):
    assert find(text, Moment.parse(TUESDAY))[-1].span.edtf == edtf


def test_days_later_count_from_an_earlier_sentence_and_from_nothing_else():
    text = "A day later it was retaken."
    assert find(text, Moment.parse(TUESDAY)) == []
    [found] = find(text, Moment.parse(TUESDAY), last=Moment.parse("2019-04-04"))
    assert found.span.edtf == "2019-04-05"


def test_without_an_anchor_the_words_stay_and_the_date_is_unknown():
    found = find("They met on Monday and in March 2019.", None)
    assert [(t.words, t.span.edtf, t.absolute) for t in found] == [
        ("on Monday", "", False),
        ("March 2019", "2019-03", True),
    ]


@given(
    anchor=st.dates(date(1900, 1, 1), date(2090, 12, 31)),
    words=st.sampled_from([row[2] for row in TABLE if row[2].split()[0].lower() not in ("from",)]),
)
def test_what_has_happened_never_begins_after_the_anchor(anchor, words):
    for found in find(f"It was so {words} there", Moment.on(anchor)):
        if not found.absolute and found.span.start_earliest:
            assert found.span.start_earliest <= anchor


@given(text=st.text(max_size=80), anchor=st.dates())
def test_no_text_makes_it_fail_and_offsets_hold(text, anchor):
    for found in find(text + " last week, on 3 May", Moment.on(anchor)):
        assert (text + " last week, on 3 May")[found.start : found.end] == found.words
