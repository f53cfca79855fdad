from odoo.tests import tagged

from .common import need_workbench
from .test_booking import BookingCase

FALLBACK = "The lines that were read do not come to the VAT by rate"


@tagged("post_install", "-at_install")
class TestBookingLines(BookingCase):
    """The lines that were read, where the buffer asks for them and they come to the VAT rows to the cent."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.buffer.bill_lines = "read"

    def reading(self, *lines):
        """A reading with lines (description, quantity, unit price, rate, net)."""
        names = ("description", "quantity", "unit_price", "rate", "net")
        return {
            "fields": {"total_gross": {"value": "1"}},
            "warnings": [],
            "lines": [dict(zip(names, line, strict=True)) for line in lines],
        }

    def lines(self, move):
        fields = ("name", "quantity", "price_unit", "price_subtotal")
        return [tuple(line[name] for name in fields) for line in move.invoice_line_ids]

    def booked(self, rows, *lines, key="1", **values):
        values = {**self.rows(*rows), "reading": self.reading(*lines), "invoice_number": key, **values}
        return self.book(self.new_read_document(key=key, **values))

    MIXED = (
        ("Deska dębowa", "3", "100.00", "23", "300.00"),
        ("Książka", "2", "25.50", "5", "51.00"),
        ("Transport", None, None, "23.00", "700.00"),
    )
    MIXED_ROWS = ((23, "S", 1000, 230), (5, "S", 51, 2.55))

    def test_lines_of_two_rates(self):
        move = self.booked(self.MIXED_ROWS, *self.MIXED)
        self.assertEqual(
            self.lines(move),
            [("Deska dębowa", 3, 100, 300), ("Transport", 1, 700, 700), ("Książka", 2, 25.5, 51)],
        )
        self.assertEqual(
            [line.tax_ids for line in move.invoice_line_ids],
            [self.tax("vz_kraj_23"), self.tax("vz_kraj_23"), self.tax("vz_kraj_5")],
        )
        self.assertEqual((move.amount_untaxed, move.amount_tax, move.amount_total), (1051, 232.55, 1283.55))
        self.assertNotIn(FALLBACK, self.notes(move))
        move.action_post()

    def test_one_for_each_rate_is_the_rule(self):
        self.buffer.bill_lines = "rate"
        move = self.booked(self.MIXED_ROWS, *self.MIXED)
        self.assertEqual([line[3] for line in self.lines(move)], [1000, 51])
        self.assertNotIn(FALLBACK, self.notes(move))
        self.assertEqual(self.env["doc.intake.buffer"].create({"name": "New"}).bill_lines, "rate")

    def test_printed_vat_counts(self):
        # VAT of each line: 3 x 0.08 = 0.24, of the sum 0.23
        line = ("Śruba", "1", "0.33", "23", "0.33")
        move = self.booked([(23, "S", 0.99, 0.24)], line, line, line)
        self.assertEqual((len(move.invoice_line_ids), move.amount_tax, move.amount_total), (3, 0.24, 1.23))

    def test_prices_that_do_not_come_to_the_amount(self):
        move = self.booked(
            [(23, "S", 190.01, 43.7)],
            ("Z rabatem", "2", "50.00", "23", "90.00"),
            ("Cena brutto", "1", "123.00", "23", "100.00"),
            ("Trzy za grosz", "3", None, "23", "0.01"),
        )
        self.assertEqual([line[3] for line in self.lines(move)], [90, 100, 0.01])
        self.assertEqual(self.lines(move)[0][1:3], (2, 45))
        self.assertEqual(move.amount_total, 233.71)

    def test_rate_that_no_line_prints(self):
        one = self.booked([(23, "S", 100, 23)], ("A", "1", "60", None, "60.00"), ("", "1", "40", None, "40.00"))
        self.assertEqual([line[0] for line in self.lines(one)], ["A", "1, 23 %"])
        two = self.booked(
            [(23, "S", 60, 13.8), (8, "S", 40, 3.2)],
            ("A", "1", "60", None, "60.00"),
            ("B", "1", "40", None, "40.00"),
            key="2",
        )
        self.assertEqual([line[0] for line in self.lines(two)], ["2, 23 %", "2, 8 %"])
        self.assertIn(FALLBACK, self.notes(two))

    def test_lines_that_prove_nothing(self):
        good = ("A", "1", "100.00", "23", "100.00")
        for key, lines in {
            "none": (),
            "a cent": (("A", "1", "100.01", "23", "100.01"),),
            "half": (("A", "1", "50.00", "23", "50.00"),),
            "other rate": (good, ("B", "1", "5", "8", "5.00")),
            "no net": (good, ("B", "1", "5", "23", None)),
        }.items():
            with self.subTest(key):
                move = self.booked([(23, "S", 100, 23)], *lines, key=key)
                self.assertEqual(self.lines(move), [(f"{key}, 23 %", 1, 100, 100)])
                self.assertIn(FALLBACK, self.notes(move))

    def test_rows_that_a_person_corrected(self):
        move = self.booked([(23, "S", 90, 20.7)], ("A", "1", "100.00", "23", "100.00"))
        self.assertEqual(self.lines(move), [("1, 23 %", 1, 90, 90)])
        self.assertIn(FALLBACK, self.notes(move))

    def test_vat_that_no_tax_stands_for_stays_one_line(self):
        move = self.booked(
            [(7, "S", 100, 7), (23, "S", 10, 2.3)],
            ("A", "1", "60", "7", "60.00"),
            ("B", "1", "40", "7", "40.00"),
            ("C", "2", "5", "23", "10.00"),
        )
        self.assertEqual(self.lines(move), [("1, 7 %", 1, 107, 107), ("C", 2, 5, 10)])
        self.assertEqual(move.amount_total, 119.3)

    def test_money_back(self):
        move = self.booked(
            [(23, "S", -80, -18.4)],
            ("Zwrot", "-1", "100.00", "23", "-100.00"),
            ("Dopłata", "1", "20.00", "23", "20.00"),
        )
        self.assertEqual(move.move_type, "in_refund")
        self.assertEqual(self.lines(move), [("Zwrot", 1, 100, 100), ("Dopłata", 1, -20, -20)])
        self.assertEqual((move.amount_tax, move.amount_total), (18.4, 98.4))

    def test_discount_as_a_line(self):
        move = self.booked(
            [(23, "S", 80, 18.4)], ("A", "2", "50", "23", "100.00"), ("Rabat", "-1", "20", "23", "-20.00")
        )
        self.assertEqual(self.lines(move), [("A", 2, 50, 100), ("Rabat", 1, -20, -20)])
        self.assertEqual(move.amount_total, 98.4)

    def test_currency_without_cents(self):
        yen = self.env.ref("base.JPY")
        yen.active = True
        lines = ("A", "1", "500.50", "23", "500.50"), ("B", "1", "499.50", "23", "499.50")
        move = self.booked([(23, "S", 1000, 230)], *lines, currency_id=yen.id)
        self.assertEqual([line[3] for line in self.lines(move)], [1000])


@tagged("post_install", "-at_install")
class TestBookingLinesOfFiles(BookingCase):
    """The whole way: a PDF with a table of lines through the queue to its bill."""

    def test_a_pdf_becomes_a_bill_with_its_lines(self):
        need_workbench()
        from dev.documents import generate

        self.buffer.bill_lines = "read"
        self.buffer.vat = False
        made = generate(12, "web", "pl", "text")
        document = self.new_document(made.data, made.name)
        self.read_queue()
        document.partner_id = self.supplier
        move = self.book(document)
        wanted = [(line["name"], float(line["net"])) for line in made.truth["lines"]]
        self.assertGreater(len(wanted), 1)
        self.assertCountEqual([(line.name, line.price_subtotal) for line in move.invoice_line_ids], wanted)
        self.assertEqual(move.amount_total, float(made.truth["fields"]["total_gross"]))
