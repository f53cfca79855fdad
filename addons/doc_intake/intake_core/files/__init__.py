"""Files: what they are, what they hold, and the limits that are checked before anything is opened."""
