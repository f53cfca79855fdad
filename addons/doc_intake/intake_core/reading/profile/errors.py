"""What can be wrong with a profile that comes from outside."""

from __future__ import annotations

from ...errors import IntakeError, _


class ProfileInvalid(IntakeError):
    """The JSON is no profile, or of a later version."""

    code = "profile_invalid"
    template = _("This file is not an exported supplier profile, or comes from a newer version.")
