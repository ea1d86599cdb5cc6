"""Panels: what a page is laid out with — scope bar, cards, charts with their captions, project tables, footer."""
