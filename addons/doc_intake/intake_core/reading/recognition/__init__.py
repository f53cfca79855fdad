"""Recognition of scans and photos: pages drawn or taken as they are, straightened, read by tesseract.

Programs run as child processes with a time limit; each tesseract uses one thread, and as many pages
as there are cores are read side by side.
"""

from .preparation import Pass
from .recogniser import Part, Recognised, Recogniser
from .sources import PdfPages, PicturePages
from .tesseract import choose_languages, installed_languages

__all__ = [
    "Part",
    "Pass",
    "PdfPages",
    "PicturePages",
    "Recognised",
    "Recogniser",
    "choose_languages",
    "installed_languages",
]
