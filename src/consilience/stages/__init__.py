"""The stages, a folder a room. Rooms never import each other; they meet in ``records.py``."""
