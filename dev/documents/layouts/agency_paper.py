"""The paper of a consultant's letter: a coloured column on one side with all that the sender says about itself."""

from __future__ import annotations

from ..formatting import Style
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from .base import address_lines, logo

COLORS = ("#12355b", "#8a1c3a", "#2e5d4b", "#333333", "#b3541e", "#4b3b78")


class Paper:
    """Where the letter stands beside the column, and its fonts."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.on_left = style.variant("side", 2) == 0
        self.column_width = style.choose("column width", (150.0, 160.0, 168.0))
        self.left = self.column_width + 22 if self.on_left else 44.0
        self.right = WIDTH - 30 if self.on_left else WIDTH - self.column_width - 22
        self.color = style.choose("color", COLORS)
        self.pale = tint(self.color, 0.1)
        family = style.choose("font", ("sans", "serif", "dejavu"))
        size = {"sans": 8.6, "serif": 9.4, "dejavu": 7.8}[family]
        self.body = Type(family, size)
        self.bold = Type(family, size, bold=True)
        self.label = Type(family, size - 0.8, color="#555555")
        self.shows_bank = style.variant("bank in column", 4) > 0

    @property
    def wide(self) -> float:
        return float(self.right - self.left)

    def _ground(self, sheet: Sheet) -> tuple[float, str]:
        """Fills the column; returns where its text starts and the colour to write on it."""
        x = 0.0 if self.on_left else WIDTH - self.column_width
        form = self.style.variant("ground", 3)
        if form == 2:
            edge = self.column_width if self.on_left else x
            sheet.line(edge, 30, edge, HEIGHT - 30, stroke=self.color, width=2)
        else:
            sheet.rect(x, 0, self.column_width, HEIGHT, fill=self.color if form == 0 else self.pale, stroke=None)
        return x + 18, "#ffffff" if form == 0 else "#222222"

    def column(self, sheet: Sheet, invoice: Invoice) -> None:
        """The column of the first page."""
        style, who = self.style, invoice.seller
        x, ink = self._ground(sheet)
        wide = self.column_width - 30
        small = Type(self.body.family, self.body.size - 1.2, color=ink)
        strong = Type(self.body.family, self.body.size - 1.2, bold=True, color=ink)
        dark = ink == "#ffffff"
        if style.variant("has logo", 3):
            if dark:
                sheet.rect(x - 5, 35, 44, 44, fill="#ffffff", stroke=None)
            logo(sheet, style, x, 40, 34, self.color)
        name = Type(self.body.family, 11, bold=True, color=ink if dark else self.color)
        y = sheet.block(x, 96, wide, who.name, name, field="seller_name") + 4
        if style.variant("address low", 3) == 0:
            y += 150
        step = small.size * 1.4

        def part(title: str, lines: list[tuple[str, str, str | None]]) -> None:
            nonlocal y
            if title and style.variant("titles", 3):
                sheet.text(x, y, style.label(title), strong)
                y += step
            for word, text, field in lines:
                if word and small.width(f"{word} {text}") > wide:
                    sheet.text(x, y, word, small)
                    word, y = "", y + step
                if word:
                    sheet.pair(x, y, word, text, small, small, field=field)
                    y += step
                else:
                    y = sheet.block(x, y, wide, text, small, leading=1.4, field=field)
            y += step * 0.7

        part("", [("", line, None) for line in address_lines(who)])
        mail = [who.email] if small.width(who.email) <= wide else who.email.replace("@", "@ ").split()
        part("contact", [(style.label("phone"), who.phone, None), *[("", piece, None) for piece in mail]])
        numbers: list[tuple[str, str, str | None]] = [(f"{style.label('vat')}", style.vat(who.vat), "seller_vat")]
        if who.register_number and style.variant("register", 4):
            numbers.append((style.label("register"), who.register_number, None))
        if who.country == "DE" and style.variant("tax number", 2):
            digits = style.variant("tax digits", 9_000_000) + 1_000_000
            text = f"{digits % 90 + 10}/{digits // 10000}/{digits % 90000 + 10000}"
            numbers.insert(0, (style.label("tax number"), text, None))
        bank = self._bank(invoice)
        parts = [("taxes", numbers), ("account", bank)] if bank and self.shows_bank else [("taxes", numbers)]
        if style.variant("bank first", 2):
            parts.reverse()
        if style.variant("foot", 3) == 0:
            y = max(y, HEIGHT - 190)
        for title, lines in parts:
            part(title, lines)

    def _bank(self, invoice: Invoice) -> list[tuple[str, str, str | None]]:
        """The account; in Britain with the numbers that are used at home, or those alone."""
        payment, style = invoice.payment, self.style
        if not payment.is_transfer:
            return []
        rows: list[tuple[str, str, str | None]] = [("", payment.bank, None)]
        form = style.variant("british", 3) if payment.iban.startswith("GB") else 0
        if form:
            code = payment.iban[8:14]
            rows.append((style.label("sort code"), f"{code[:2]}-{code[2:4]}-{code[4:]}", None))
            rows.append((style.label("account no"), payment.iban[14:], None))
        if form != 2:
            rows += [("IBAN" if style.language != "pl" else "", style.iban(payment.iban), "iban"),
                     ("BIC" if style.language != "pl" else "SWIFT", payment.bic, None)]  # fmt: skip
        return rows

    def next_page(self, sheet: Sheet, invoice: Invoice) -> None:
        """The column without the facts, and the number of the invoice."""
        x, ink = self._ground(sheet)
        sheet.block(x, 48, self.column_width - 30, invoice.seller.short_name,
                    Type(self.body.family, 9, bold=True, color=ink))  # fmt: skip
        sheet.text(self.left, 48, invoice.number, self.label)
