"""A separator sheet to print: laid between papers before they are scanned together."""

from __future__ import annotations

import io
import time
from typing import Any

import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from .codes import SEPARATOR

_DPI = 150
_SIZE = (1240, 1754)  # A4
_QR_SCALE, _LINEAR_SCALE = 22, 5


def separator_sheet() -> bytes:
    """A4 as PDF: the same content as QR code, as Code 128 and in letters, so that a poor scan still has one of them."""
    page = Image.new("L", _SIZE, 255)
    matrix = _code(zxingcpp.BarcodeFormat.QRCode, _QR_SCALE)
    linear = _code(zxingcpp.BarcodeFormat.Code128, _LINEAR_SCALE)
    linear = linear.resize((linear.width, 220), Image.Resampling.NEAREST)
    page.paste(matrix, ((page.width - matrix.width) // 2, 260))
    page.paste(linear, ((page.width - linear.width) // 2, 1080))
    draw = ImageDraw.Draw(page)
    draw.text((page.width // 2, 1400), SEPARATOR, fill=0, anchor="ma", font=ImageFont.load_default(56))
    out = io.BytesIO()
    epoch = time.gmtime(0)
    page.save(out, "PDF", resolution=_DPI, quality=90, creationDate=epoch, modDate=epoch)
    return out.getvalue()


def _code(kind: zxingcpp.BarcodeFormat, scale: int) -> Image.Image:
    code = zxingcpp.create_barcode(SEPARATOR, kind)
    picture: Any = zxingcpp.write_barcode_to_image(code, scale=scale)  # a buffer of bytes, rows x columns
    pixels = memoryview(picture)
    height, width = pixels.shape or (1, 1)
    return Image.frombytes("L", (width, height), pixels.tobytes())
