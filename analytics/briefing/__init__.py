"""The press briefing: texts whose every number is a claim, their tables and charts, their files, and keeping them."""
