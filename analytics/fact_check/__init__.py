"""The number check (核稿): every number of a draft read, bound, recomputed and held against the data."""
