"""Invents invoices and prints them as suppliers do: for the demo, the tests and the benchmarks.

>>> document = generate(seed=7, layout="desktop", language="pl", form="text")
>>> document.truth["fields"]["total_gross"]

Every company, VAT number and account in them is invented; see :mod:`.identifiers`.
"""

from .generate import FORMS, GeneratedDocument, forms_of, generate
from .layouts import all_layouts, layouts
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
    "all_layouts",
    "forms_of",
    "generate",
    "layouts",
]
