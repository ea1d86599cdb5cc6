"""Metrics: a measure, or a measure over a measure (Σ/Σ, never a mean of rates), each declared once."""

from analytics.metrics.definition import Direction, Metric, Number, Unit, time_progress
from analytics.metrics.measures import Measure
from analytics.metrics.register import BY_NAME, METRICS, OF_MEASURE, measures_of, metric_named, parts_of

__all__ = [
    "BY_NAME",
    "METRICS",
    "OF_MEASURE",
    "Direction",
    "Measure",
    "Metric",
    "Number",
    "Unit",
    "measures_of",
    "metric_named",
    "parts_of",
    "time_progress",
]
