"""The only room that speaks SQL: cuts partitions, keeps results, and knows what is due."""

from consilience.store.sqlite import MEMORY, Hit, LedgerRow, Outcome, SqliteStore

__all__ = ["MEMORY", "Hit", "LedgerRow", "Outcome", "SqliteStore"]
