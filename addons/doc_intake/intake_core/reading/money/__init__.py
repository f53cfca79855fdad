"""Totals, VAT rows and lines, proven by arithmetic."""
