"""The page over time: the course of a metric, the way to December, and what was published again."""
