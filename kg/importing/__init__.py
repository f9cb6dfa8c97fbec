"""Published datasets as claims: their files, read row by row, with the actors of this graph."""
