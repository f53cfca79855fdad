"""A headless Chromium, driven over its DevTools protocol: enough to log in, click, wait and take pictures."""

from __future__ import annotations

import base64
import contextlib
import itertools
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import websocket

_SWITCHES = (
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
    "--remote-debugging-port=0",
    "--remote-allow-origins=*",
)
_START_SECONDS = 30


class BrowserError(Exception):
    """The browser did not do what was asked; the text says what."""


class Page:
    """One tab. Script values come back as JSON values."""

    def __init__(self, socket: websocket.WebSocket) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self.errors: list[str] = []
        for domain in ("Page", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Send one protocol command and return its result; BrowserError when it is refused."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            message = json.loads(self._socket.recv())
            if message.get("method") == "Runtime.exceptionThrown":
                self.errors.append(message["params"]["exceptionDetails"].get("text", ""))
            if message.get("id") == number:
                if "error" in message:
                    raise BrowserError(f"{method}: {message['error']['message']}")
                result: dict[str, Any] = message["result"]
                return result

    def evaluate(self, script: str) -> Any:
        """The value of the JavaScript expression ``script``; promises are waited for."""
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise BrowserError(f"{script}: {result['exceptionDetails'].get('exception', {}).get('description')}")
        return result["result"].get("value")

    def open(self, url: str) -> None:
        self.call("Page.navigate", url=url)

    def wait(self, condition: str, seconds: float = 30) -> Any:
        """Wait until the JavaScript expression ``condition`` is true, and return its value."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with contextlib.suppress(BrowserError):
                value = self.evaluate(condition)
                if value:
                    return value
            time.sleep(0.2)
        raise BrowserError(f"waited {seconds:g} s in vain for: {condition}")

    def wait_for(self, selector: str, seconds: float = 30) -> None:
        self.wait(f"!!document.querySelector({json.dumps(selector)})", seconds)

    def click(self, selector: str) -> None:
        self.wait_for(selector)
        self.evaluate(f"document.querySelector({json.dumps(selector)}).click()")

    def picture(self, path: Path) -> None:
        """Write what is seen as PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))


@contextlib.contextmanager
def browser(width: int = 1600, height: int = 900) -> Iterator[Page]:
    """A fresh browser with one tab; everything of it is gone afterwards."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        raise BrowserError("Chromium is not installed (Debian: apt-get install chromium)")
    profile = tempfile.mkdtemp(prefix="doc_intake-browser-")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    process = subprocess.Popen(
        [program, *_SWITCHES, *sandbox, f"--user-data-dir={profile}", f"--window-size={width},{height}", "about:blank"],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    try:
        with contextlib.closing(websocket.create_connection(_tab_url(process), timeout=60)) as socket:
            page = Page(socket)
            page.call(
                "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
            )
            yield page
    finally:
        process.kill()
        process.wait()
        shutil.rmtree(profile, ignore_errors=True)


def _tab_url(process: subprocess.Popen[str]) -> str:
    assert process.stderr is not None
    end = time.monotonic() + _START_SECONDS
    for line in process.stderr:
        found = re.search(r"DevTools listening on ws://([^/]+)/", line)
        if found:
            with urllib.request.urlopen(f"http://{found[1]}/json/list", timeout=10) as answer:
                tabs = json.load(answer)
            return str(next(tab["webSocketDebuggerUrl"] for tab in tabs if tab["type"] == "page"))
        if time.monotonic() > end:
            break
    raise BrowserError("Chromium did not start")


def log_in(page: Page, url: str, login: str, password: str) -> None:
    """Log in to Odoo as a person does, by its login page."""
    page.open(f"{url}/web/login")
    page.wait_for("input[name=login]")
    page.evaluate(
        f"""(() => {{
            document.querySelector("input[name=login]").value = {json.dumps(login)};
            document.querySelector("input[name=password]").value = {json.dumps(password)};
            document.querySelector(".oe_login_form button[type=submit]").click();
        }})()"""
    )
    page.wait_for(".o_web_client .o_main_navbar", 60)
