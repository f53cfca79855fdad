"""Every sentence that doc_intake says about a mail, a file or a server: the errors it raises and the reasons it gives.

A sentence is a stable ``code`` for programs and a template for people. Templates keep their parameters apart, so that
the Odoo side can say them in the language of whoever reads (it stores code and parameters, never the finished text),
while the command line prints them in English.
"""

from __future__ import annotations

from typing import ClassVar

SENTENCES: dict[str, str] = {}
"""code -> English template with ``%(name)s`` parameters; filled as the modules that speak are imported."""


def _(text: str) -> str:
    """Mark ``text`` for the translation catalogue (collected by this function's name); return it unchanged."""
    return text


def sentence(code: str, template: str) -> str:
    """Register ``template`` under ``code`` and return the code.

    Raises ValueError when another sentence already has that code: a code means one thing for ever.
    """
    if SENTENCES.get(code, template) != template:
        raise ValueError(f"two sentences for the code {code!r}")
    SENTENCES[code] = template
    return code


class IntakeError(Exception):
    """Something went wrong that a person can understand and often repair.

    Subclasses set ``code`` (lower_snake_case, never changed once released), ``template`` (one or two plain
    sentences with ``%(name)s`` parameters) and ``retry`` (True when the same input may succeed later, for
    example after a lost connection). Parameters must never hold a secret.
    """

    code: ClassVar[str] = sentence(
        "unexpected",
        _("Something unexpected happened. It will be tried again; the server log has the details."),
    )
    template: ClassVar[str] = SENTENCES["unexpected"]
    retry: ClassVar[bool] = False

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        if "code" in cls.__dict__:
            sentence(cls.code, cls.template)

    def __init__(self, **params: str | int | float) -> None:
        self.params = params
        super().__init__(self.template % params)


class UnexpectedError(IntakeError):
    """Stands for an exception nobody foresaw; tried again, because the cause may be gone by then."""

    retry = True


class GaveOutError(IntakeError):
    """The work was begun again and again and never came to an end: the process died on it each time."""

    code = "gave_out"
    template = _(
        "The server stopped %(attempts)s times while working on this, so it was set aside. "
        "The file may be damaged on purpose; look at it before you try again."
    )
