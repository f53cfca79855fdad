"""The pictures of the README, taken from the running demo: ``python -m dev.pictures``."""

from __future__ import annotations

import argparse
from pathlib import Path

from .browser import browser, log_in

_ROW = ".o_data_row .o_data_cell[name=invoice_number]"
_PREVIEW_LOADED = (
    "document.querySelector('.o_attachment_preview img, .o_attachment_preview iframe, .o-mail-Attachment img,"
    " .o-mail-Attachment iframe')"
)


def take(url: str, login: str, password: str, folder: Path) -> None:
    """Write ``inbox.png`` and ``review.png`` to ``folder``."""
    with browser(1720, 960) as page:
        log_in(page, url, login, password)
        page.open(f"{url}/odoo/intake")
        page.wait_for(_ROW, 60)
        page.evaluate("new Promise(done => setTimeout(done, 1500))")
        page.picture(folder / "inbox.png")
        # A row whose fields were all proven makes the better picture.
        page.evaluate(
            f"""(() => {{
                const rows = [...document.querySelectorAll(".o_data_row")];
                const good = rows.find(row => row.querySelector(".text-bg-success")) || rows[0];
                good.querySelector("{_ROW.split(' ', 1)[1]}").click();
            }})()"""
        )
        page.wait_for(".o_doc_intake_review")
        page.wait(f"!!{_PREVIEW_LOADED}", 60)
        page.evaluate("new Promise(done => setTimeout(done, 4000))")  # the PDF viewer draws after it has loaded
        page.picture(folder / "review.png")
        if page.errors:
            raise SystemExit("\n".join(page.errors))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8069")
    parser.add_argument("--login", default="admin")
    parser.add_argument("--password", default="admin")
    parser.add_argument("--out", type=Path, default=Path("docs/pictures"))
    options = parser.parse_args()
    take(options.url, options.login, options.password, options.out)


if __name__ == "__main__":
    main()
