"""Clauses that say something checkable: how surely they are told, and of what kind of event."""
