"""Reckoning: from the words of a time expression to EDTF, one small reader per form.

A reader gets the named parts of the expression, the last day of the anchor (None: there is none)
and the tense, and gives the EDTF text (empty where an anchor is wanting), the granularity and
whether the words are absolute. `relative` says the rules in words and finds the expressions.
"""

from collections.abc import Callable
from datetime import date, timedelta

from kg.dates.counting import Reading, ago, later, past_n, recent, within
from kg.dates.moment import SEASONS, Moment

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEASON = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}


def _month(name: str) -> int:
    return next(n for n, full in enumerate(_MONTHS, 1) if full.startswith(name.lower()[:3]))


def _iso(found: dict[str, str], day: date | None, tense: str) -> Reading:
    return found["iso"], "day", True


def _exact_day(found: dict[str, str], day: date | None, tense: str) -> Reading:
    month, number = _month(found["month"]), int(found["day"])
    if "year" in found:
        return f"{found['year']}-{month:02}-{number:02}", "day", True
    if day is None:
        return "", "day", False
    return _nearest(day, tense, lambda year: date(year, month, number)).isoformat(), "day", False


_SOON = timedelta(270)


def _nearest(day: date, tense: str, in_year) -> date:
    """The latest up to the day; of what is planned the next, unless that is most of a year off."""
    if tense == "future":
        coming = next(d for d in (in_year(day.year), in_year(day.year + 1)) if d >= day)
        if coming - day < _SOON:
            return coming
    return next(d for d in (in_year(day.year), in_year(day.year - 1)) if d <= day)


def _whole_month(found: dict[str, str], day: date | None, tense: str) -> Reading:
    return f"{found['year']}-{_month(found['month']):02}", "month", True


def _bare_month(found: dict[str, str], day: date | None, tense: str) -> Reading:
    which, month = found["which"].lower(), _month(found["month"])
    if found["month"] == "May" and which not in ("last", "this", "next", "in", "during", "by"):
        return None
    if day is None:
        return "", "month", False
    if which == "next":
        tense = "future"
    first = _latest_month(day, month, tense)
    if which == "last" and first.year == day.year and month == day.month:
        first = first.replace(year=first.year - 1)
    edtf = f"{first.year}-{first.month:02}"
    return (f"/{edtf}", "interval", False) if which == "until" else (edtf, "month", False)


def _latest_month(day: date, month: int, tense: str) -> date:
    if tense == "future":
        return date(day.year + (month < day.month), month, 1)
    return date(day.year - (month > day.month), month, 1)


def _season_of(found: dict[str, str], day: date | None, tense: str) -> Reading:
    return f"{found['year']}-{_SEASON[found['season']]}", "season", True


def _season(found: dict[str, str], day: date | None, tense: str) -> Reading:
    if day is None:
        return "", "season", False
    code, which = _SEASON[found["season"]], found["which"].lower()
    begun = day.year if day >= date(day.year, SEASONS[code][0], 1) else day.year - 1
    if which == "next":
        return f"{begun + 1}-{code}", "season", False
    if which == "this":
        return (
            f"{begun if tense != 'future' else begun + (begun < day.year)}-{code}",
            "season",
            False,
        )
    ended = begun if _season_end(begun, code) < day else begun - 1
    since = (day - _season_end(ended, code)).days
    if since < 31:
        return f"[{ended - 1}-{code},{ended}-{code}]", "season", False
    if since < 92:
        return f"[{ended}-{code},{ended - 1}-{code}]", "season", False
    return f"{ended}-{code}", "season", False


def _season_end(year: int, code: str) -> date:
    end = Moment.parse(f"{year}-{code}").latest
    assert end
    return end


def _weekday(found: dict[str, str], day: date | None, tense: str) -> Reading:
    if day is None:
        return "", "day", False
    which = found.get("which", "").lower()
    back = (day.weekday() - _DAYS.index(found["weekday"].lower())) % 7
    if which == "next" or (tense == "future" and which != "last"):
        back = back or (7 if which == "next" else 0)
        return (day + timedelta(-back % 7 if back < 7 else 7)).isoformat(), "day", False
    if which == "last" and back == 0:
        back = 7
    return (day - timedelta(back)).isoformat(), "day", False


def _this(found: dict[str, str], day: date | None, tense: str) -> Reading:
    unit, which, how = found["unit"], found["which"].lower(), found.get("how", "").lower()
    if day is None:
        return "", unit, False
    shift = {"this": 0, "last": -1, "the past": 0, "next": 1, "the coming": 1}[which]
    if which == "the past":
        return past_n({"unit": unit.replace("weekend", "week")}, day, tense)
    first, last = _BOUNDS[unit](day, shift)
    if shift == 0:
        future = tense == "future" or how == "later"
        first, last = (day, last) if future else (first, min(last, day))
        return within(first, last), unit, False
    if shift == 0 or unit in ("week", "weekend"):
        return within(first, last), unit, False
    return (f"{first:%Y-%m}" if unit == "month" else f"{first:%Y}"), unit, False


def _week(day: date, shift: int) -> tuple[date, date]:
    # a dateline on a Sunday opens a new week
    monday = day + timedelta(1) if day.weekday() == 6 else day - timedelta(day.weekday())
    if day.weekday() == 6 and shift == 0:
        return day, day + timedelta(6)
    if day.weekday() == 6 and shift < 0:
        return day - timedelta(7), day - timedelta(1)
    first = monday + timedelta(7 * shift)
    return first, first + timedelta(6)


def _weekend(day: date, shift: int) -> tuple[date, date]:
    first, _ = _week(day, shift)
    return first + timedelta(5), first + timedelta(6)


def _month_bounds(day: date, shift: int) -> tuple[date, date]:
    months = day.year * 12 + day.month - 1 + shift
    moment = Moment.parse(f"{months // 12:04}-{months % 12 + 1:02}")
    assert moment.earliest and moment.latest
    return moment.earliest, moment.latest


def _year_bounds(day: date, shift: int) -> tuple[date, date]:
    return date(day.year + shift, 1, 1), date(day.year + shift, 12, 31)


_BOUNDS = {"week": _week, "weekend": _weekend, "month": _month_bounds, "year": _year_bounds}


def _near(found: dict[str, str], day: date | None, tense: str) -> Reading:
    if day is None:
        return "", "day", False
    word = found["near"].lower()
    if word == "overnight":
        return within(day - timedelta(1), day), "day", False
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word, 0)
    return (day + timedelta(shift)).isoformat(), "day", False


def _year(found: dict[str, str], day: date | None, tense: str) -> Reading:
    if found["lead"].lower() == "until":
        return f"/{found['year']}", "interval", True
    return found["year"], "year", True


def _since(found: dict[str, str], day: date | None, tense: str) -> Reading:
    # going on when it was written: the end is open, not the anchor
    start = _since_when(found, day)
    absolute = bool(found.get("only") or found.get("year"))
    return (f"{start}/.." if start else ""), "interval", absolute


def _since_when(found: dict[str, str], day: date | None) -> str:
    if year := found.get("only"):
        return year
    if "month" in found and "year" in found:
        return (
            _exact_day(found, day, "past")[0] if "day" in found else _whole_month(found, day, "")[0]
        )
    if day is None:
        return ""
    if "month" in found:
        if "day" in found:
            return _exact_day(found, day, "past")[0]
        return _bare_month({"which": "in"} | found, day, "past")[0]
    if "weekday" in found:
        return _weekday(found, day, "past")[0]
    if "yesterday" in found:
        return (day - timedelta(1)).isoformat()
    return _since_unit(found, day)


def _since_unit(found: dict[str, str], day: date) -> str:
    unit, shift = found["unit"], -1 if found["last"] == "last" else 0
    if unit in _SEASON:
        return _season({"season": unit, "which": found["last"]}, day, "past")[0]
    first = _BOUNDS[unit](day, shift)[0]
    return f"{first:{_SHORT[unit]}}"


_SHORT = {"week": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}


def _between(found: dict[str, str], day: date | None, tense: str) -> Reading:
    first, last = found["one"], found["two"]
    if last[-1].isdigit():
        if not first[-1].isdigit():
            first = f"{first} {last[-4:]}"
        return f"{_month_year(first)}/{_month_year(last)}", "interval", True
    if day is None:
        return "", "interval", False
    end = _latest_month(day, _month(last), tense)
    start = _latest_month(end, _month(first), "past")
    if first[-1].isdigit():
        return None
    return f"{start:%Y-%m}/{end:%Y-%m}", "interval", False


def _month_year(words: str) -> str:
    name, _, year = words.rpartition(" ")
    return f"{year}-{_MONTHS.index(name.lower()) + 1:02}" if name else year


def _of_weekend(found: dict[str, str], day: date | None, tense: str) -> Reading:
    if day is None:
        return "", "weekend", False
    saturday = day - timedelta((day.weekday() - 5) % 7)
    return within(saturday, min(saturday + timedelta(1), day)), "weekend", False


def _bare_year(found: dict[str, str], day: date | None, tense: str) -> Reading:
    return found["year"], "year", True


def _festival(found: dict[str, str], day: date | None, tense: str) -> Reading:
    """No day: festivals move, and differ from church to church and moon to moon."""
    return "", "interval", False


READERS: dict[str, Callable[[dict[str, str], date | None, str], Reading]] = {
    "iso": _iso, "since": _since, "between": _between, "day": _exact_day, "month": _whole_month,
    "months-season": _season_of, "season": _season, "weekday": _weekday, "month-last": _bare_month,
    "ago": ago, "past-n": past_n, "recent": recent, "for-units": recent, "this": _this,
    "near": _near, "year": _year, "weekend": _of_weekend, "year-of": _bare_year, "later": later,
    "festival": _festival,
}  # fmt: skip
