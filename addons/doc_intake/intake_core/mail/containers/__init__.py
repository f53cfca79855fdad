"""Files that hold files: what is in them, taken out within limits."""
