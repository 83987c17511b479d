"""One article read closely: names, times, numbers, quotes, claims."""
