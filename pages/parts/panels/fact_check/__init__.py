"""What the page of the number check is made of: the draft, its marks, the findings, the corrections and the files."""
