"""What the document calls itself: its kind, number, dates and currency."""
