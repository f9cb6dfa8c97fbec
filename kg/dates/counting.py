"""Counting: times that are so many days, weeks, months or years from a day: ago, later, recent.

Readers of the same form as those of `reckoning`, which tells what they get and give.
"""

from datetime import date, timedelta

SMALL_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_NUMBERS = {word: n for n, word in enumerate(("zero", *SMALL_NUMBERS))} | {
    "a": 1, "an": 1, "couple": 2, "a couple of": 2, "several": 3, "a few": 3, "few": 3,
}  # fmt: skip
_RECENT = {"day": 7, "week": 28, "month": 182, "year": 1826}

Reading = tuple[str, str, bool] | None


def ago(found: dict[str, str], day: date | None, tense: str) -> Reading:
    """ "two weeks ago": a week or month around it, a day or year itself."""
    unit, number = found["unit"], _number(found["n"])
    if day is None:
        return "", unit, False
    if unit == "day":
        return (day - timedelta(number)).isoformat(), "day", False
    if unit == "week":
        then = day - timedelta(7 * number)
        return within(then - timedelta(3), then + timedelta(3)), "week", False
    if unit == "month":
        months = day.year * 12 + day.month - 1 - number
        return f"{months // 12:04}-{months % 12 + 1:02}", "month", False
    return f"{day.year - number:04}", "year", False


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def past_n(found: dict[str, str], day: date | None, tense: str) -> Reading:
    """ "in the past three weeks": from then, about, to the anchor."""
    if day is None:
        return "", "interval", False
    number = _number(found["n"]) if "n" in found else 1
    if "n" not in found and found["unit"] == "day":
        number = 2
    days = {"day": 1, "week": 7, "month": 30, "year": 365}[found["unit"]] * number
    return f"{day - timedelta(days)}~/{day}", "interval", False


def recent(found: dict[str, str], day: date | None, tense: str) -> Reading:
    """ "in recent weeks": as long as `_RECENT` says, about, to the anchor."""
    if day is None:
        return "", "interval", False
    unit = (found["unit"]).lower()
    return f"{day - timedelta(_RECENT[unit])}~/{day}", "interval", False


def later(found: dict[str, str], day: date | None, tense: str) -> Reading:
    """Counted from a day that was told before, here the given day."""
    if day is None:
        return "", "day", False
    unit = found.get("unit", "day")
    if found.get("eve"):
        return (day - timedelta(1)).isoformat(), "day", False
    way = found.get("way", found.get("which", ""))
    back = way in ("earlier", "before", "previous")
    if "unit" not in found:
        return (within(day - timedelta(1), day) if back else day.isoformat()), "day", False
    number = _number(found["n"]) if "n" in found else int(way not in ("same", "very", ""))
    return _moved(day, unit, -number if back else number)


def _moved(day: date, unit: str, number: int) -> Reading:
    if unit == "day":
        return (day + timedelta(number)).isoformat(), "day", False
    if unit == "week":
        then = day + timedelta(7 * number)
        return within(then - timedelta(3), then + timedelta(3)), "week", False
    months = day.year * 12 + day.month - 1 + number * (12 if unit == "year" else 1)
    if unit == "year":
        return f"{months // 12:04}", "year", False
    return f"{months // 12:04}-{months % 12 + 1:02}", "month", False


def within(first: date, last: date) -> str:
    """EDTF for some time between two days."""
    return first.isoformat() if first == last else f"[{first}..{last}]"
