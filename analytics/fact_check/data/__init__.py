"""Figures of a draft held against the data: a ledger's answers, or what has been published, never anything else."""

from analytics.fact_check.data.held import held

__all__ = ["held"]
