"""What the page of the briefing is made of: its choices, its text, the editing of it, its files, and what was given."""
