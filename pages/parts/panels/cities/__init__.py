"""What the page of the cities is made of: who stands beside whom, what the rules say, and what may be drawn."""
