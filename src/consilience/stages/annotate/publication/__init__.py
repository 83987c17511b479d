"""When an article was published, where the page does not say."""
