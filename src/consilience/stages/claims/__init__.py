"""What the accounts agree on, and where they differ."""
