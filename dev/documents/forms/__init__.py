"""What a printed PDF can be turned into: a scan, a picture, a Factur-X invoice."""

from .facturx import embed_cii
from .scan import Scan, scan

__all__ = ["Scan", "embed_cii", "scan"]
