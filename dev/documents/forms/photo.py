"""A page taken with a phone: lying askew on a table, folded, bent, seen at an angle, with a shadow over it."""

from __future__ import annotations

import io
import math
import random
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from PIL import Image, ImageFilter

from ..sheet import Printed
from .lighting import glare, lens, light
from .table_top import finger, table

LONG_SIDES = (1600, 2600, 2600, 2600, 3400)
"""Pixels of the picture's longer side: as a chat program sends it on, as phones are mostly set, a camera's own."""
USUAL = 2600
STRIPS = 32
"""Into which a bent page is cut to be drawn."""
ORIENTATION = 0x0112
"""EXIF: how the phone was held. 6 and 8: the stored picture lies on its side."""
TURNED = {6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
SIDEWAYS = np.array([[0.0, 1.0, 0.0], [-1.0, 0.0, 1.0], [0.0, 0.0, 1.0]])
"""A quarter turn counter-clockwise, in shares of the picture."""
Pixels = npt.NDArray[np.float32]
Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bend:
    """Paper that does not lie flat: every column of it is moved down by a share of the page's height."""

    most: float = 0.0
    phase: float = 0.0

    def at(self, x: float) -> float:
        return self.most * math.sin(math.pi * x + self.phase)


@dataclass(frozen=True, slots=True)
class Photo:
    data: bytes
    """A JPEG; EXIF may say that it is to be turned, and then the places are those of the turned picture."""
    to_picture: Matrix
    """3 x 3: from shares of the flat page to shares of the picture."""
    bend: Bend = Bend()

    def move(self, place: Printed) -> Printed:
        """Where a field of the straight page stands on the photo."""
        left, top, right, bottom = place.box
        corners = [_project(self.to_picture, x, y + self.bend.at(x)) for x in (left, right) for y in (top, bottom)]
        xs, ys = zip(*corners, strict=True)
        return Printed(place.text, place.page, (min(xs), min(ys), max(xs), max(ys)))


def photo(pdf: bytes, *, seed: int) -> Photo:
    """The first page of ``pdf`` as a phone sees it."""
    rng = random.Random(f"photo:{seed}")
    noise = np.random.default_rng(rng.getrandbits(64))
    long_side = rng.choice(LONG_SIDES)
    paper = _paper(pdf, long_side)
    ratio = paper.width / paper.height
    width, height = _size(ratio, long_side)
    corners = _corners(rng, ratio, width, height)
    forward = _matrix(corners)
    bend = Bend(rng.uniform(-0.006, 0.006), rng.uniform(0, math.pi)) if rng.random() < 0.5 else Bend()
    laid, mask = _lay(_folded(rng, paper), forward, bend, width, height)
    pixels = _composed(rng, noise, laid, mask)
    if ratio > 0.6 and rng.random() < 0.2:
        edges = ((corners[0][0] + corners[3][0]) / 2 * width, (corners[1][0] + corners[2][0]) / 2 * width)
        colour, cover = finger(rng, width, height, edges)
        pixels = np.asarray(pixels * (1 - cover) + colour * cover, dtype=np.float32)
    pixels *= light(rng, width, height)
    if rng.random() < 0.2:
        pixels = glare(rng, pixels)
    pixels += noise.standard_normal((height, width, 1), dtype=np.float32) * np.float32(rng.uniform(2, 5))
    picture = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    picture = lens(rng, picture, long_side / USUAL)
    return _stored(rng, picture, forward, bend)


def _paper(pdf: bytes, long_side: int) -> Image.Image:
    document = pdfium.PdfDocument(pdf)
    try:
        page = document[0]
        scale = 0.81 * long_side / max(page.get_size())
        paper: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()
    return paper


def _size(ratio: float, long_side: int) -> tuple[int, int]:
    """Width and height of the picture; the phone is turned for a page that lies."""
    if ratio > 1:
        return long_side, round(long_side * min(0.9, max(0.56, 1 / ratio + 0.05)))
    return round(long_side * min(0.9, max(0.56, ratio + 0.05))), long_side


def _folded(rng: random.Random, paper: Image.Image) -> Image.Image:
    """Paper that came in an envelope: two folds across, each part a little lighter or darker than the next."""
    if rng.random() < 0.6:
        return paper
    down = np.linspace(0, 1, paper.height, dtype=np.float32)
    shade = np.ones_like(down)
    for fold in (rng.uniform(0.31, 0.36), rng.uniform(0.64, 0.69)):
        shade += np.float32(rng.uniform(-0.05, 0.05)) * (down > fold)
        shade -= np.float32(rng.uniform(0.05, 0.16)) * np.exp(-(((down - fold) / np.float32(0.0018)) ** 2))
    pixels = np.asarray(paper, dtype=np.float32) * shade[:, None, None]
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _lay(paper: Image.Image, forward: Matrix, bend: Bend, width: int, height: int) -> tuple[Image.Image, Image.Image]:
    """The page in the picture, and where it covers the table."""
    mask = Image.new("L", paper.size, 255)
    if bend.most:
        strips = _strips(bend, paper.width, paper.height)
        paper = paper.transform(paper.size, Image.Transform.MESH, strips, Image.Resampling.BICUBIC)
        mask = mask.transform(mask.size, Image.Transform.MESH, strips, Image.Resampling.BILINEAR)
    inverse = np.linalg.inv(np.diag([width, height, 1.0]) @ forward @ np.diag([1 / paper.width, 1 / paper.height, 1.0]))
    coefficients = tuple(float(value) for value in (inverse / inverse[2, 2]).ravel()[:8])
    laid = paper.transform((width, height), Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BICUBIC)
    return laid, mask.transform((width, height), Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BILINEAR)


def _strips(bend: Bend, width: int, height: int) -> list[tuple[tuple[int, int, int, int], tuple[float, ...]]]:
    """For Pillow's MESH: each upright strip and the four corners that it is taken from."""
    edges = [round(width * strip / STRIPS) for strip in range(STRIPS + 1)]
    strips: list[tuple[tuple[int, int, int, int], tuple[float, ...]]] = []
    for left, right in pairwise(edges):
        up_left, up_right = -bend.at(left / width) * height, -bend.at(right / width) * height
        source = (left, up_left, left, height + up_left, right, height + up_right, right, up_right)
        strips.append(((left, 0, right, height), source))
    return strips


def _composed(rng: random.Random, noise: np.random.Generator, laid: Image.Image, mask: Image.Image) -> Pixels:
    """The page on its table, with the shadow it throws."""
    pixels = table(rng, noise, laid.width, laid.height)
    thick = laid.height / USUAL
    shadow = np.asarray(mask.filter(ImageFilter.GaussianBlur(18 * thick)), dtype=np.float32)[:, :, None] / 255
    shadow = np.roll(shadow, (round(12 * thick), round(10 * thick)), (0, 1))
    pixels = np.asarray(pixels * (1 - 0.45 * shadow), dtype=np.float32)
    cover = np.asarray(mask, dtype=np.float32)[:, :, None] / 255
    white = np.array([rng.uniform(222, 247)] * 2 + [rng.uniform(206, 240)], dtype=np.float32)
    ink = np.float32(rng.uniform(14, 44))
    sheet = np.asarray(ink + np.asarray(laid, dtype=np.float32) / 255 * (white - ink), dtype=np.float32)
    return np.asarray(pixels * (1 - cover) + sheet * cover, dtype=np.float32)


def _stored(rng: random.Random, picture: Image.Image, forward: Matrix, bend: Bend) -> Photo:
    """As phones store it: upright, on its side with a note how to turn it, and now and then without one."""
    exif = Image.Exif()
    held = rng.random()
    if held < 0.25:
        exif[ORIENTATION] = rng.choice(tuple(TURNED))
        picture = picture.transpose(TURNED[exif[ORIENTATION]])
    elif held < 0.3:
        picture = picture.transpose(Image.Transpose.ROTATE_90)
        forward = SIDEWAYS @ forward
    small = max(picture.size) < USUAL
    out = io.BytesIO()
    quality = rng.randint(60, 74) if small else rng.randint(68, 84)
    picture.save(out, "JPEG", quality=quality, dpi=(72, 72), exif=exif)
    return Photo(out.getvalue(), forward, bend)


def _corners(rng: random.Random, ratio: float, width: int, height: int) -> list[tuple[float, float]]:
    """Where the four corners of the page lie, in shares: top left, top right, bottom right, bottom left."""
    tall = 0.93 if ratio <= 1 else min(0.95, 0.93 * width / ratio / height)
    wide = 0.93 if ratio > 1 else min(0.95, tall * height * ratio / width)
    left, top = (1 - wide) / 2, (1 - tall) / 2
    jitter = 0.028
    straight = ((left, top), (1 - left, top), (1 - left, 1 - top), (left, 1 - top))
    lean = rng.uniform(-0.02, 0.02)
    farther = rng.uniform(0.0, 0.03)
    moved = []
    for index, (x, y) in enumerate(straight):
        inward = farther if index < 2 else 0.0
        x += (inward if x < 0.5 else -inward) + (lean if index < 2 else -lean) + rng.uniform(-jitter, jitter) / 2
        y += rng.uniform(-jitter, jitter) / 2 + (lean if index in {1, 2} else -lean) * 0.6
        moved.append((min(0.995, max(0.005, x)), min(0.995, max(0.005, y))))
    return moved


def _matrix(corners: list[tuple[float, float]]) -> Matrix:
    """The projection that takes the unit square to ``corners``."""
    rows, right = [], []
    for (u, v), (x, y) in zip(((0, 0), (1, 0), (1, 1), (0, 1)), corners, strict=True):
        rows += [[u, v, 1, 0, 0, 0, -u * x, -v * x], [0, 0, 0, u, v, 1, -u * y, -v * y]]
        right += [x, y]
    solved = np.linalg.solve(np.array(rows, dtype=np.float64), np.array(right, dtype=np.float64))
    return np.append(solved, 1.0).reshape(3, 3)


def _project(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    u, v, w = matrix @ np.array([x, y, 1.0])
    return float(u / w), float(v / w)
