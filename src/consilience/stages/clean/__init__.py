"""From a raw document to an article whose every part is marked."""
