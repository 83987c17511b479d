"""Who said what: cues, sources, contents and quotations."""
