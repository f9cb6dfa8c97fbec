"""Spells: years in a row as one span, gaps kept as gaps.

A dataset that codes every year says of each year that the tie held at some time in it. A spell has
ended with its last year, unless that is the last year that the dataset codes at all: then it was
only last attested. One that is seen in the first of all years began then or before.
"""

from collections.abc import Iterable, Iterator

from kg.dates import Span


def spells(years: Iterable[int]) -> Iterator[tuple[int, int]]:
    """First and last year of each run of years.

    >>> list(spells([2014, 2011, 2012, 2016, 2011]))
    [(2011, 2012), (2014, 2014), (2016, 2016)]
    """
    ordered = sorted(set(years))
    first = 0
    for place, year in enumerate(ordered):
        if place + 1 == len(ordered) or ordered[place + 1] > year + 1:
            yield ordered[first], year
            first = place + 1


def span(first: int, last: int, covered: tuple[int, int]) -> Span:
    """The span of a spell in a dataset that codes the years `covered`.

    >>> span(2011, 2012, (1975, 2017)).edtf
    '2011/2012'
    >>> [(s.edtf, str(s.attested)) for s in [span(2014, 2017, (1975, 2017))]]
    [('2014/', '2017')]
    >>> span(1975, 1976, (1975, 2017)).edtf
    '[..1975]/1976'
    """
    start = str(first) if first > covered[0] else f"[..{first}]"
    if last < covered[1]:
        return Span.parse(f"{start}/{last}")
    return Span.parse(f"{start}/", attested=str(last))


def years_of(span: Span) -> tuple[int, int]:
    """The first and last year that a span may reach into; an end that is not known is far off.

    >>> years_of(Span.parse("[2019-12-30..2020-01-05]")), years_of(Span.parse("1949-04-04/.."))
    ((2019, 2020), (1949, 9999))
    >>> years_of(Span())
    (0, 9999)
    """
    first, last = span.start_earliest, span.end_latest
    return first.year if first else 0, last.year if last else 9999
