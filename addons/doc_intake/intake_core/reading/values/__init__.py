"""Numbers, dates and words of a text, normalised: what it means, wherever it stands."""
