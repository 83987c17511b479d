"""Who copied whom, and which origins are independent."""
