"""Lets python-stdnum find its data files again where its loader was replaced.

Odoo 19 wraps the loader of ``stdnum`` to patch the module, and the wrapper (``odoo/_monkeypatches/__init__.py``) has no
``get_resource_reader``: from then on ``stdnum.iban`` and ``stdnum.eu.vat`` cannot open their number databases.
"""

from __future__ import annotations

import importlib.machinery

import stdnum


def restore() -> None:
    """Give ``stdnum`` an ordinary loader, unless it has one. May be called again."""
    spec = stdnum.__spec__
    if spec is None or spec.origin is None or hasattr(spec.loader, "get_resource_reader"):
        return
    spec.loader = importlib.machinery.SourceFileLoader(spec.name, spec.origin)
