"""Reading a draft: its numbers, found and bound to what they state."""
