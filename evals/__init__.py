"""Measures of quality and speed: every task takes a data folder, so that anybody's data can be scored."""
