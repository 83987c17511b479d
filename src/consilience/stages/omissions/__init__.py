"""Which accounts are silent on what most of the others report."""
