"""Where text stands: pages of words, rows and segments, labels, and which label explains which value."""
