"""Public e-invoices nobody here wrote: header, VAT rows and lines are what plain XPath finds in the files."""

from __future__ import annotations

from decimal import Decimal

import pytest
from einvoice_look import Counts, files, look

from intake_core.errors import IntakeError
from intake_core.reading import einvoice
from intake_core.reading.einvoice.bill import plan

pytestmark = pytest.mark.usefixtures("corpus")


def test_every_value_that_is_present_is_read() -> None:
    counts = Counts()
    for file, data in files():
        look(file, data, counts)
    assert not counts.wrong, "\n".join([*counts.details, counts.table()])
    assert counts.right["VAT rows"] >= 50
    assert counts.right["line amount"] >= 100


def test_every_bill_comes_to_its_total() -> None:
    by_rate = []
    for file, data in files():
        try:
            bill = plan(einvoice.parse(data))
        except IntakeError as error:
            assert error.code in ("einvoice_unknown", "corrects_no_amount"), file
            continue
        total = sum((line.net for line in bill.lines), Decimal(0)) + sum((row.tax for row in bill.rows), Decimal(0))
        assert total == bill.gross or bill.is_contradictory, file
        by_rate += [file for line in bill.lines[:1] if line.role in ("rate", "gross")]
    # Lines that contradict the header, or none at all: corrections of an amount, booking aids.
    assert len(by_rate) <= 14, by_rate
