from __future__ import annotations


class SetupError(Exception):
    """Set-up cannot go on; the text is complete and says what to do."""
