"""The short neutral account, every line citing its evidence."""
