"""Expressions of time, and the calendar they are resolved on."""
