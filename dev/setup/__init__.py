"""Set-up of a checkout: Odoo 19, Python, PostgreSQL, demo, tests; standard library only.

Everything made here lives in ``.local/`` of the checkout. Each step is idempotent, builds beside
its final place and renames, and is skipped when its stamp says that nothing has changed for it.
"""
