"""Dated happenings, and commitments with their fate."""
