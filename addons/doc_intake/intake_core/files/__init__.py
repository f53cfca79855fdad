"""Files: what they are, what they hold, and the limits checked before anything is opened."""
