"""Invents invoices and prints them as suppliers do: for the demo, the tests and the benchmarks.

>>> document = generate(seed=7, layout="desktop", language="pl", form="text")
>>> document.truth["fields"]["total_gross"]

Every company, VAT number and account in them is invented; see :mod:`.identifiers`.
"""

from .generate import FORMS, GeneratedDocument, generate
from .layouts import layouts
from .model import Invoice, Line, Party, Payment, Tax, VatRow

__all__ = [
    "FORMS",
    "GeneratedDocument",
    "Invoice",
    "Line",
    "Party",
    "Payment",
    "Tax",
    "VatRow",
    "generate",
    "layouts",
]
