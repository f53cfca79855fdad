"""What doc_intake decides without a database: bytes, dataclasses and ``now`` in, values or typed errors out.

Nothing below this package imports ``odoo``; every import is relative, so that the same files serve Odoo
(as ``odoo.addons.doc_intake.intake_core``) and plain pytest (as ``intake_core``).
"""

from . import stdnum_loader

stdnum_loader.restore()
