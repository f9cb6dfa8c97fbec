"""A dataset mapped on a Spark cluster: the rows of each partition become parts in N-Quads."""
