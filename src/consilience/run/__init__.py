"""The only room that starts processes or clusters."""
