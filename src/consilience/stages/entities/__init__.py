"""Which mentions are one person, organisation or place."""
