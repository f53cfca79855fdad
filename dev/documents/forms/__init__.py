"""What a printed PDF can be turned into: a scan, a photo, an e-invoice of another format."""

from .facturx import embed_cii
from .ksef import fa3
from .photo import Photo, photo
from .scan import CLEAN, NOISY, Condition, Scan, scan
from .ubl import ubl

__all__ = ["CLEAN", "NOISY", "Condition", "Photo", "Scan", "embed_cii", "fa3", "photo", "scan", "ubl"]
