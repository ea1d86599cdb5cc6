"""Files of the number check: a draft from text or Word, the checked draft as Word, its findings as Excel."""
