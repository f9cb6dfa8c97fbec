"""Letters: how wide a text is in print, and where it is broken to fit."""

from functools import lru_cache

from kg.rdf.terms import clean

FAMILY = ("DejaVu Sans", "Verdana", "Bitstream Vera Sans", "Arial", "sans-serif")
LEADING = 1.22  # the height of a line in letter sizes


@lru_cache(maxsize=4096)
def width(text: str, size: float, bold: bool = False) -> float:
    """The width of a text in inches."""
    import warnings

    from matplotlib.textpath import text_to_path

    with warnings.catch_warnings():  # a letter that the font lacks is drawn as a box
        warnings.simplefilter("ignore")
        return text_to_path.get_text_width_height_descent(text, _font(size, bold), False)[0] / 72


def broken(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """The text in lines that fit a room in inches; a word that is too long for it is cut by `…`."""
    lines: list[str] = []
    for word in clean(text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold) <= room:
            lines[-1] = longer
        else:
            lines.append(cut(word, size, room, bold))
    return lines


def cut(text: str, size: float, room: float, bold: bool = False) -> str:
    """The text, or as much of its beginning as fits a room in inches, with `…`."""
    if width(text, size, bold) <= room:
        return text
    kept = text
    while kept and width(f"{kept}…", size, bold) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def height(lines: int, size: float) -> float:
    """The height of some lines of this letter size in inches."""
    return lines * size * LEADING / 72


def _font(size: float, bold: bool):
    from matplotlib.font_manager import FontProperties

    weight = "bold" if bold else "normal"
    return FontProperties(family=FAMILY[0], size=size, weight=weight)
