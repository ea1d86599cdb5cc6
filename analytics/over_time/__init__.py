"""A portfolio over time: months, quarters and years, what was restated, and where the year may end."""
