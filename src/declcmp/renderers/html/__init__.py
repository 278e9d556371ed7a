"""Results as HTML pages that stand alone: no network, nothing of others, and no JavaScript needed to read them."""
