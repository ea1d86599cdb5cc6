"""The pages: each asks and shows; nothing is computed here."""
