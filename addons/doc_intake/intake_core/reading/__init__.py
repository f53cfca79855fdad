"""Reading: bytes of a document in, fields with their evidence out. ``read`` is the one way in."""

from .options import READER_VERSION, ReadingOptions
from .pipeline import read
from .result import FIELD_NAMES, Field, InvoiceLine, Reading, ReadingWarning, VatRow

__all__ = [
    "FIELD_NAMES",
    "READER_VERSION",
    "Field",
    "InvoiceLine",
    "Reading",
    "ReadingOptions",
    "ReadingWarning",
    "VatRow",
    "read",
]
