"""Splitting: where the documents of one file begin, and why. ``batch.propose`` is the one way in."""
