"""Links: the address of a source where it is a plain web address, else nothing."""

from urllib.parse import quote, urlsplit


def safe(url: str) -> str:
    """The address, with what could end a link in HTML or Markdown percent-encoded.

    >>> safe("https://a.b/c(d) e"), safe("javascript:alert(1)")
    ('https://a.b/c%28d%29%20e', '')
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    return quote(url, safe="/:?#@!$&*+,;=%-._~[]'")
