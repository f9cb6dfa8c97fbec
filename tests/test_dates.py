"""Dates: EDTF texts to the first and last day that they can be, and spans with honest ends."""

from calendar import isleap
from dataclasses import replace
from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg.dates import DateError, Moment, Span

law = settings(deadline=None)

# ---- one date

BOUNDS = {
    # level 0
    "2014": ("2014-01-01", "2014-12-31"),
    "2020-06": ("2020-06-01", "2020-06-30"),
    "2020-02": ("2020-02-01", "2020-02-29"),
    "1900-02": ("1900-02-01", "1900-02-28"),
    "2020-06-02": ("2020-06-02", "2020-06-02"),
    "2020-02-29": ("2020-02-29", "2020-02-29"),
    "0001": ("0001-01-01", "0001-12-31"),
    "9999-12-31": ("9999-12-31", "9999-12-31"),
    "2020-06-02T10:30:00": ("2020-06-02", "2020-06-02"),
    "2020-06-02T23:59:59Z": ("2020-06-02", "2020-06-02"),
    "2020-06-02T23:59:59-04": ("2020-06-02", "2020-06-02"),
    "2020-06-02T00:00:00+05:30": ("2020-06-02", "2020-06-02"),
    # level 1: doubt and approximation do not move the bounds
    "2014?": ("2014-01-01", "2014-12-31"),
    "2020-06~": ("2020-06-01", "2020-06-30"),
    "2020-06-02%": ("2020-06-02", "2020-06-02"),
    # level 1: unspecified digits from the right
    "201X": ("2010-01-01", "2019-12-31"),
    "20XX": ("2000-01-01", "2099-12-31"),
    "00XX": ("0001-01-01", "0099-12-31"),
    "000X": ("0001-01-01", "0009-12-31"),
    "2020-XX": ("2020-01-01", "2020-12-31"),
    "2020-XX-XX": ("2020-01-01", "2020-12-31"),
    "2020-02-XX": ("2020-02-01", "2020-02-29"),
    "201X-XX": ("2010-01-01", "2019-12-31"),
    "2014-XX?": ("2014-01-01", "2014-12-31"),
    # level 1: seasons; a winter runs into the next year
    "2019-21": ("2019-03-01", "2019-05-31"),
    "2019-22": ("2019-06-01", "2019-08-31"),
    "2019-23": ("2019-09-01", "2019-11-30"),
    "2019-24": ("2019-12-01", "2020-02-29"),
    "2018-24": ("2018-12-01", "2019-02-28"),
    "2019-21~": ("2019-03-01", "2019-05-31"),
    # one of a set
    "[2014]": ("2014-01-01", "2014-12-31"),
    "[1667,1668,1670..1672]": ("1667-01-01", "1672-12-31"),
    "[2020-06-04,2020-06-02]": ("2020-06-02", "2020-06-04"),
    "[2019-21,2020-21]": ("2019-03-01", "2020-05-31"),
    "[ 2019 , 2020-06 ]": ("2019-01-01", "2020-06-30"),
    "[..2019-12-03]": (None, "2019-12-03"),
    "[2019-12..]": ("2019-12-01", None),
    "[2018,2019-12..]": ("2018-01-01", None),
    "[..2018,2020]": (None, "2020-12-31"),
    "  2014  ": ("2014-01-01", "2014-12-31"),
}


@pytest.mark.parametrize(("text", "bounds"), BOUNDS.items())
def test_a_date_has_the_first_and_last_day_that_it_can_be(text, bounds):
    moment = Moment.parse(text)
    assert (moment.earliest, moment.latest) == tuple(b and date.fromisoformat(b) for b in bounds)


WRITE = "is not a date; write 2020-06-02, 2020-06 or 2020 (EDTF)"
FAR = "is outside the years 0001 to 9999 that can be kept"
WRONG = {
    "": f"'' {WRITE}",
    "spring": f"'spring' {WRITE}",
    "Yesterday": f"'Yesterday' {WRITE}",
    "20200602": f"'20200602' {WRITE}",
    "20": f"'20' {WRITE}",
    "2020-6": f"'2020-6' {WRITE}",
    "2020/06": f"'2020/06' {WRITE}",
    "02-06-2020": f"'02-06-2020' {WRITE}",
    "2 June 2020": f"'2 June 2020' {WRITE}",
    "2020-06-02 10:30": f"'2020-06-02 10:30' {WRITE}",
    "2020-06-02T24:00:00": f"'2020-06-02T24:00:00' {WRITE}",
    "2020-06T10:30:00": f"'2020-06T10:30:00' {WRITE}",
    "2020-06-1X": f"'2020-06-1X' {WRITE}",
    "2XXX": f"'2XXX' {WRITE}",
    "2020?-06": f"'2020?-06' {WRITE}",
    "2020??": f"'2020??' {WRITE}",
    "{2019,2020}": f"'{{2019,2020}}' {WRITE}",
    "٢٠١٤": f"'٢٠١٤' {WRITE}",
    "2020-25-01": "'2020-25-01' is not a date: there is no month 25",
    "2020-13": "'2020-13' is not a date: there is no month 13",
    "2020-00": "'2020-00' is not a date: there is no month 00",
    "2020-25": "'2020-25' is not a date: there is no month 25",
    "2020-21-01": "'2020-21-01' is not a date: there is no month 21",
    "2020-02-30": "'2020-02-30' is not a date: month 02 of 2020 has 29 days",
    "2019-02-29": "'2019-02-29' is not a date: month 02 of 2019 has 28 days",
    "2020-06-00": "'2020-06-00' is not a date: month 06 of 2020 has 30 days",
    "2020-06-31T10:00:00": "'2020-06-31' is not a date: month 06 of 2020 has 30 days",
    "0000": f"'0000' {FAR}",
    "0000-05": f"'0000-05' {FAR}",
    "-0044": f"'-0044' {FAR}",
    "-0044-03-15": f"'-0044-03-15' {FAR}",
    "Y17000": f"'Y17000' {FAR}",
    "Y-17000": f"'Y-17000' {FAR}",
    "9999-24": "winter 9999 ends after the year 9999",
    "2020-XX-02": "'2020-XX-02' gives a day of an unknown month; write 2020-XX-XX",
    "201X-06": "'201X-06' gives a month of an unknown year",
    "[]": "'[]' has an empty member",
    "[2019,]": "'[2019,]' has an empty member",
    "[..]": "'[..]' names no date",
    "[2020..2019]": "'2020..2019' ends before it starts",
    "[2018..,2020]": "'[2018..,2020]' is open in its middle; only its ends can be",
    "[2018,..2020]": "'[2018,..2020]' is open in its middle; only its ends can be",
    "[2018,June]": f"'June' {WRITE}",
    "[2018,2019/2020]": f"'2019/2020' {WRITE}",
    "[[2018]]": f"'[2018]' {WRITE}",
}


@pytest.mark.parametrize(("text", "message"), WRONG.items())
def test_what_is_no_date_is_refused_in_words(text, message):
    with pytest.raises(DateError) as refused:
        Moment.parse(text)
    assert str(refused.value) == message


def test_doubt_and_approximation_are_kept_apart():
    marks = {text: Moment.parse(text) for text in ("2014", "2014?", "2014~", "2014%")}
    assert [m.is_uncertain for m in marks.values()] == [False, True, False, True]
    assert [m.is_approximate for m in marks.values()] == [False, False, True, True]


def test_a_year_is_no_day_and_never_the_first_of_january():
    assert not Moment.parse("2014").is_day
    assert Moment.parse("2014") != Moment.parse("2014-01-01")
    assert Moment.parse("2014-01-01").is_day
    assert not Moment.parse("[2019..]").is_day


days = st.dates(date(1, 1, 1), date(9999, 12, 31))
marks = st.sampled_from(("", "?", "~", "%"))
precise = st.builds(lambda day, length: day.isoformat()[:length], days, st.sampled_from((4, 7, 10)))
seasons = st.builds("{:04}-{}".format, st.integers(1, 9998), st.sampled_from((21, 22, 23, 24)))
unspecified = st.builds(
    lambda day, form: form.format(*day.isoformat().split("-"), decade=f"{day.year:04}"[:3]),
    days,
    st.sampled_from(("{0}-XX", "{0}-XX-XX", "{0}-{1}-XX", "{decade}X")),
)
singles = st.builds("{}{}".format, precise | seasons | unspecified, marks)
members = singles | st.builds(lambda a, b: "..".join(sorted((a, b))), precise, precise)


def readable(text: str) -> bool:
    """True for a text that parses; `2020..2020-05` and the like need not."""
    try:
        return bool(Moment.parse(text))
    except DateError:
        return False


closed_sets = st.lists(members, min_size=1, max_size=4).map(",".join).map("[{}]".format)
half_open = st.builds(lambda a, way: way.format(a), singles, st.sampled_from(("[..{}]", "[{}..]")))
texts = (singles | closed_sets | half_open).filter(readable)


def bounds_of(text: str) -> tuple[date, date]:
    """The oracle's first and last day, where it is right."""
    told = parse_edtf(text)
    return date(*told.lower_strict()[:3]), date(*told.upper_strict()[:3])


@law
@given(singles)
def test_a_date_has_the_bounds_that_the_edtf_package_gives(text):
    assume(text[4:7] != "-24")  # it ends winter in December
    assume(not (text[4:7] in ("-21", "-22", "-23") and len(text) > 7))  # no doubtful season
    assume(not text.startswith("000X"))  # it has a year 0
    moment = Moment.parse(text)
    assert (moment.earliest, moment.latest) == bounds_of(text)


ranges = st.builds(  # it knows no range from a year to a month
    lambda pair, length: "..".join(day.isoformat()[:length] for day in sorted(pair)),
    st.tuples(days, days),
    st.sampled_from((4, 7, 10)),
)


@settings(max_examples=50)  # it is slow
@given(st.lists(precise | ranges, min_size=2, max_size=4))
def test_one_of_a_set_has_the_bounds_that_the_edtf_package_gives(parts):
    text = f"[{','.join(parts)}]"
    moment = Moment.parse(text)
    assert (moment.earliest, moment.latest) == bounds_of(text)


@law
@given(st.integers(1, 9998))
def test_winter_is_december_to_the_end_of_february(year):
    winter = Moment.parse(f"{year:04}-24")
    assert winter.earliest == date(year, 12, 1)
    assert winter.latest == date(year + 1, 2, 29 if isleap(year + 1) else 28)


@law
@given(texts)
def test_a_moment_is_read_again_from_its_own_text(text):
    moment = Moment.parse(text)
    assert Moment.parse(str(moment)) == moment
    assert Moment.parse(f" {text} ") == moment


@law
@given(st.text(st.sampled_from("0123456789X-?~%[].,/TZ:+Y "), max_size=14))
def test_any_text_is_a_date_or_refused_in_words(text):
    try:
        moment = Moment.parse(text)
    except DateError as refused:
        assert str(refused)
    else:
        assert moment.earliest or moment.latest
        assert None in (moment.earliest, moment.latest) or moment.earliest <= moment.latest


@law
@given(days)
def test_a_day_is_the_moment_of_its_iso_text(day):
    assert Moment.on(day) == Moment.parse(day.isoformat())
    assert Moment.on(day).is_day


# ---- spans


def bounds(edtf: str = "", attested: str = "") -> list[str]:
    return [str(day or "") for day in Span.parse(edtf, attested).bounds]


SPANS = {
    # start earliest, start latest, end earliest, end latest
    ("2020-06-01", ""): ["2020-06-01", "2020-06-01", "2020-06-01", "2020-06-01"],
    ("2014", ""): ["2014-01-01", "2014-12-31", "2014-01-01", "2014-12-31"],
    ("2019-04/2020-06", ""): ["2019-04-01", "2019-04-30", "2020-06-01", "2020-06-30"],
    ("2019-04/", ""): ["2019-04-01", "2019-04-30", "", ""],
    ("2019-04/..", ""): ["2019-04-01", "2019-04-30", "", ""],
    ("2019-04/..", "2020-06-02"): ["2019-04-01", "2019-04-30", "2020-06-02", ""],
    ("/2020-06", ""): ["", "", "2020-06-01", "2020-06-30"],
    ("../2020-06", ""): ["", "", "2020-06-01", "2020-06-30"],
    ("", "2020-06-02"): ["", "2020-06-02", "2020-06-02", ""],
    ("", "2020"): ["", "2020-12-31", "2020-01-01", ""],
    ("2019/2020", "2019-10"): ["2019-01-01", "2019-10-31", "2020-01-01", "2020-12-31"],
    ("2019/2020", "2020-10"): ["2019-01-01", "2019-12-31", "2020-10-01", "2020-12-31"],
    ("../..", ""): ["", "", "", ""],
    ("", ""): ["", "", "", ""],
    ("unknown", ""): ["", "", "", ""],
    ("2019-24/2020-03", ""): ["2019-12-01", "2020-02-29", "2020-03-01", "2020-03-31"],
    ("[2018,2019]/..", ""): ["2018-01-01", "2019-12-31", "", ""],
    ("2018/[2019..]", ""): ["2018-01-01", "2018-12-31", "2019-01-01", ""],
}


@pytest.mark.parametrize(("said", "expected"), SPANS.items())
def test_a_span_has_four_bounds(said, expected):
    assert bounds(*said) == expected


ENDINGS = {
    ("2019-04/2020-06", ""): "known",
    ("2019-04/2020-06", "2020-01"): "known",
    ("2020-06-01", ""): "known",
    ("2019-04/..", ""): "open",
    ("2019-04/..", "2020-06-02"): "open",
    ("2019-04/", "2020-06-02"): "last attested",
    ("", "2020-06-02"): "last attested",
    ("2019-04/", ""): "unknown",
    ("", ""): "unknown",
}


@pytest.mark.parametrize(("said", "expected"), ENDINGS.items())
def test_unknown_open_and_last_attested_ends_are_three_things(said, expected):
    assert Span.parse(*said).ending == expected


def test_spans_with_different_kinds_of_end_are_different():
    said = (("2019-04/", ""), ("2019-04/..", ""), ("2019-04/", "2019-05"), ("2019-04/2019-05", ""))
    spans = {Span.parse(*one) for one in said}
    assert len(spans) == 4
    assert len({(span.edtf, span.attested) for span in spans}) == 4


def test_a_year_covers_its_days_perhaps_and_none_surely():
    year = Span.parse("2014")
    assert year.may_cover(date(2014, 1, 1)) and year.may_cover(date(2014, 12, 31))
    assert not year.surely_covers(date(2014, 1, 1))
    assert not year.may_cover(date(2013, 12, 31)) and not year.may_cover(date(2015, 1, 1))


def test_a_span_is_sure_between_its_latest_start_and_its_earliest_end():
    span = Span.parse("2019-04/2020-06")
    sure = [date(2019, 4, 30), date(2020, 6, 1)]
    perhaps = [date(2019, 4, 1), date(2019, 4, 29), date(2020, 6, 2), date(2020, 6, 30)]
    never = [date(2019, 3, 31), date(2020, 7, 1)]
    assert [span.surely_covers(day) for day in sure + perhaps] == [True] * 2 + [False] * 4
    assert [span.may_cover(day) for day in perhaps + never] == [True] * 4 + [False] * 2


def test_a_point_and_an_interval_of_one_day_are_told_apart_and_cover_the_same():
    point, interval = Span.parse("2020-06-01"), Span.parse("2020-06-01/2020-06-01")
    assert point.point and not interval.point
    assert point.bounds == interval.bounds
    assert (point.edtf, interval.edtf) == ("2020-06-01", "2020-06-01/2020-06-01")


SAID = {
    ("2019-04/..", "2020-06-02"): "2019-04/..",
    ("", "2020-06-02"): "attested 2020-06-02",
    ("2014?", ""): "2014?",
    ("", ""): "undated",
}


@pytest.mark.parametrize(("said", "expected"), SAID.items())
def test_a_span_is_told_in_a_few_words(said, expected):
    assert str(Span.parse(*said)) == expected


EXTENTS = {
    ("2019-04/..", ""): (date(2019, 4, 1), date(2019, 4, 30)),
    ("2019-04/", "2020-06-02"): (date(2019, 4, 1), date(2020, 6, 2)),
    ("/2020", ""): (date(2020, 1, 1), date(2020, 12, 31)),
    ("../..", ""): None,
}


@pytest.mark.parametrize(("said", "expected"), EXTENTS.items())
def test_the_extent_of_a_span_is_what_it_names(said, expected):
    assert Span.parse(*said).extent == expected


CONTRADICTIONS = {
    ("2021-12/2021-03", ""): "ends 2021-03 before it starts 2021-12",
    ("2020/2019-12-31", ""): "ends 2019-12-31 before it starts 2020",
    ("2020-06/..", "2020-05-31"): "attested 2020-05-31 before it starts 2020-06",
    ("../2020-06", "2020-07"): "attested 2020-07 after it ends 2020-06",
    ("2020-06-01", "2020-06-02"): "attested 2020-06-02 after it ends 2020-06-01",
    ("2020-06/2020-13", ""): "'2020-13' is not a date: there is no month 13",
    ("2019/2020/2021", ""): f"'2020/2021' {WRITE}",
    ("2020/06", ""): f"'06' {WRITE}",
    ("..", ""): f"'..' {WRITE}",
    ("", "lately"): f"'lately' {WRITE}",
}


@pytest.mark.parametrize(("said", "message"), CONTRADICTIONS.items())
def test_a_span_that_contradicts_itself_is_refused_in_words(said, message):
    with pytest.raises(DateError) as refused:
        Span.parse(*said)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    "said", [("2019-12/2019", ""), ("2019/2019-01", ""), ("2019-06/..", "2019")]
)
def test_what_may_agree_is_not_refused(said):
    assert Span.parse(*said).edtf == said[0]


def around(day: date):
    """EDTF texts of moments that hold this day."""
    iso = day.isoformat()
    forms = [iso, iso[:7], iso[:4], f"{iso[:3]}X", f"{iso[:7]}-XX", f"{iso}?", f"[{iso},{iso[:7]}]"]
    season = 20 + day.month // 3
    return st.sampled_from(forms + [f"{iso[:4]}-{season}"] * (season in (21, 22, 23)))


@st.composite
def attested_spans(draw) -> Span:
    """An interval with any kinds of ends, attested within."""
    first, between, last = sorted(draw(st.tuples(days, days, days)))
    start = draw(st.sampled_from(("", "..")) | around(first))
    end = draw(st.sampled_from(("", "..")) | around(last))
    return Span.parse(f"{start}/{end}", draw(around(between)), draw(st.text(max_size=5)))


unattested = attested_spans().map(lambda span: replace(span, attested=None))
spans = attested_spans() | unattested | st.just(Span()) | texts.map(Span.parse)


@law
@given(spans)
def test_a_span_is_read_again_from_its_own_text(span):
    assert Span.parse(span.edtf, str(span.attested or ""), span.words) == span


@law
@given(spans)
def test_the_bounds_of_a_span_are_in_order(span):
    begun, begun_by, not_ended, ended = span.bounds
    assert begun is None or begun_by is None or begun <= begun_by
    assert not_ended is None or ended is None or not_ended <= ended
    assert begun is None or ended is None or begun <= ended


@law
@given(spans, days)
def test_what_surely_covers_a_day_may_cover_it(span, day):
    if span.surely_covers(day):
        assert span.may_cover(day)


@law
@given(attested_spans())
def test_a_span_may_cover_the_moment_in_which_it_is_attested(span):
    first = span.attested.earliest
    assert span.may_cover(max(first, span.start_earliest or first))


@law
@given(days, days, days)
def test_an_interval_between_days_surely_covers_what_lies_between(one, other, day):
    first, last = sorted((one, other))
    span = Span.parse(f"{first}/{last}")
    assert span.surely_covers(day) == span.may_cover(day) == (first <= day <= last)
