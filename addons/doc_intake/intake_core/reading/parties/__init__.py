"""Seller and buyer, their VAT numbers and names, and the account to pay to."""
