"""Reading: a news article to claims, each with the sentence and the rule that it rests on.

The stages: article (what is text), sentences, pipeline (the parser), tokens (its words),
gazetteer and names (who is named), cast (who is who), reference (whom a phrase means), trees and
rules (what is said), stance and speaker (who says it and how), timing (when), happenings and
claims. spaCy is loaded by the first `read`."""

from kg.reading.article import Article
from kg.reading.facts import facts
from kg.reading.intake import read_article
from kg.reading.reader import Reading, read
from kg.reading.sentences import Sentence
from kg.reading.sighting import Sighting

__all__ = ["Article", "Reading", "Sentence", "Sighting", "facts", "read", "read_article"]
