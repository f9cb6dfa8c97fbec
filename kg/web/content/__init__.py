"""What the pages tell, one file a kind of page: a function of a ledger and an id gives its content.

PAGES is the table of them: kind of page -> (template, what there is, what it tells).
"""

from kg.web.content.page import PAGES, Content

__all__ = ["PAGES", "Content"]
