"""Layouts of invoices, one module each, found by name.

A new layout is a new module of this package with a constant ``LAYOUT``.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from .base import Layout


def layouts(*, kept_aside: bool = False) -> Mapping[str, Layout]:
    """The layouts by name that the reader may be tuned on, or those kept aside from that."""
    return {name: layout for name, layout in all_layouts().items() if layout.kept_aside == kept_aside}


@cache
def all_layouts() -> Mapping[str, Layout]:
    """All layouts by name."""
    found: dict[str, Layout] = {}
    for module in pkgutil.iter_modules(__path__):
        layout = getattr(import_module(f"{__name__}.{module.name}"), "LAYOUT", None)
        if isinstance(layout, Layout):
            found[layout.name] = layout
    return dict(sorted(found.items()))


__all__ = ["Layout", "all_layouts", "layouts"]
