"""What a printed PDF can be turned into: a scan, a photo, an e-invoice of another format."""

from .e_lines import ELine, e_lines
from .facturx import embed_cii
from .ksef import fa3
from .photo import Photo, photo
from .scan import CLEAN, NOISY, Condition, Scan, scan
from .ubl import ubl

__all__ = [
    "CLEAN",
    "NOISY",
    "Condition",
    "ELine",
    "Photo",
    "Scan",
    "e_lines",
    "embed_cii",
    "fa3",
    "photo",
    "scan",
    "ubl",
]
