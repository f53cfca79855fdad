"""Wordings of the layouts, a module each: data, no code."""
