"""E-invoices made up for the tests."""

import base64
from xml.sax.saxutils import escape

FA2 = "http://crd.gov.pl/wzor/2023/06/29/12648/"
FA3 = "http://crd.gov.pl/wzor/2025/06/25/13775/"
SELLER_VAT = "PL9990000014"
IBAN = "PL61109010140000071219812874"


def tags(**values):
    """``<P_1>…</P_1>`` for each value that is not None, in order; markup given as a list stays as it is."""
    return "".join(
        f"<{name}>{''.join(value) if isinstance(value, list) else escape(str(value))}</{name}>"
        for name, value in values.items()
        if value is not None
    )


def line(name, rate=None, net=None, quantity=None, price=None, **more):
    """A ``FaWiersz``."""
    return tags(
        FaWiersz=[tags(P_7=name, P_8A="szt.", P_8B=quantity, P_9A=price, P_11=net, P_12=rate, **more)],
    )


def gross_line(name, rate, gross, quantity=1, price=None):
    return tags(FaWiersz=[tags(P_7=name, P_8A="szt.", P_8B=quantity, P_9B=price, P_11A=gross, P_12=rate)])


def ksef(
    lines=(),
    *,
    sums,
    gross,
    kind="VAT",
    number="FV/2026/11/7",
    buyer="9990713429",
    seller=SELLER_VAT,
    name="Tartak Testowy Sp. z o.o.",
    currency="PLN",
    extra="",
    before_kind="",
    payment="",
    namespace=FA3,
    prefix="",
    notes="",
    parties="",
    end="",
):
    """An invoice for KSeF.

    :param sums: dict of the fields ``P_13_1``, ``P_14_1`` ...
    """
    body = "".join(
        [
            tags(KodWaluty=currency, P_1="2026-11-10", P_2=number, P_6="2026-11-08", **sums, P_15=gross),
            before_kind,
            tags(Adnotacje=[tags(P_16=2, P_17=2, P_18=2), notes or tags(P_18A=2)]),
            tags(RodzajFaktury=kind),
            extra,
            *lines,
            payment
            or tags(
                Platnosc=[
                    tags(
                        TerminPlatnosci=[tags(Termin="2026-11-24")],
                        FormaPlatnosci=6,
                        RachunekBankowy=[tags(NrRB=IBAN[2:])],
                    )
                ]
            ),
        ]
    )
    seller_id = tags(NIP=seller.removeprefix("PL"), Nazwa=name)
    root = "".join(
        [
            tags(Naglowek=[tags(KodFormularza="FA", WariantFormularza=3 if namespace == FA3 else 2)]),
            tags(
                Podmiot1=[
                    tags(
                        DaneIdentyfikacyjne=[seller_id],
                        Adres=[tags(KodKraju="PL", AdresL1="Leśna 4", AdresL2="00-001 Warszawa")],
                    )
                ]
            ),
            tags(Podmiot2=[tags(DaneIdentyfikacyjne=[tags(NIP=buyer, Nazwa="Nasza Firma")])]),
            parties,
            tags(Fa=[body]),
            end,
        ]
    )
    if prefix:
        root = root.replace("</", "\0").replace("<", f"<{prefix}:").replace("\0", f"</{prefix}:")
        return f'<{prefix}:Faktura xmlns:{prefix}="{namespace}">{root}</{prefix}:Faktura>'.encode()
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<Faktura xmlns="{namespace}">{root}</Faktura>'.encode()


def plain(**values):
    """Boards and delivery at 23 %, paper at 8 %, insurance exempt: 1000.00 net."""
    return ksef(
        [
            line("Deska sosnowa", 23, "600.00", "12.5", "48"),
            line("Dostawa", 23, "180.00", 1, "200", P_10="20"),
            line("Papier", 8, "120.00", 3, "40"),
            line("Ubezpieczenie", "zw", "100.00", 1, "100"),
        ],
        **{
            "sums": {
                "P_13_1": "780.00",
                "P_14_1": "179.40",
                "P_13_2": "120.00",
                "P_14_2": "9.60",
                "P_13_7": "100.00",
            },
            "gross": "1189.00",
            **values,
        },
    )


def receipt(number="FV/2026/11/7"):
    """A UPO."""
    return (
        '<Potwierdzenie xmlns="http://upo.schematy.mf.gov.pl/KSeF/v4-3">'
        + tags(Dokument=[tags(NipSprzedawcy="9990000014", NumerFaktury=number)])
        + "</Potwierdzenie>"
    ).encode()


def estonian(invoices=("A-1",), kind="DEB", rate="24.00", tax="24.00", total="124.00", vat="EE100931558", print_=None):
    """An Estonian e-invoice over 100.00 net for each number; ``print_``: a PDF that it carries."""
    carried = base64.b64encode(print_).decode() if print_ else None
    return (
        "<E_Invoice>"
        + tags(Header=[tags(Date="2026-11-10", Version="1.2")])
        + "".join(
            "<Invoice>"
            + tags(
                InvoiceParties=[
                    tags(
                        SellerParty=[tags(Name="Alfa OÜ", VATRegNumber=vat)],
                        BuyerParty=[tags(Name="Nasza Firma", VATRegNumber="PL9990713429")],
                    )
                ]
            )
            + "<InvoiceInformation>"
            + f'<Type type="{kind}"/>'
            + tags(InvoiceNumber=number, InvoiceDate="2026-11-10", DueDate="2026-11-24")
            + "</InvoiceInformation>"
            + tags(
                InvoiceSumGroup=[
                    tags(VAT=[tags(SumBeforeVAT="100.00", VATRate=rate, VATSum=tax)], TotalSum=total, Currency="EUR")
                ],
                InvoiceItem=[
                    tags(
                        InvoiceItemGroup=[
                            tags(
                                ItemEntry=[
                                    tags(
                                        Description="Teenus",
                                        ItemDetailInfo=[tags(ItemUnit="h", ItemAmount="4", ItemPrice="25")],
                                        ItemSum="100.00",
                                        VAT=[tags(VATRate=rate, VATSum=tax)],
                                        ItemTotal=total,
                                    )
                                ]
                            )
                        ]
                    )
                ],
                PaymentInfo=[tags(PaymentRefId="1232", PayToAccount="EE382200221020145685")],
                AttachmentFile=[tags(FileName="arve.pdf", FileBase64=carried)] if carried else None,
            )
            + "</Invoice>"
            for number in invoices
        )
        + "</E_Invoice>"
    ).encode()


def farmer():
    """FA_RR: made out by the buyer for a farmer who pays no VAT, with a refund of 7 %."""
    account = tags(RachunekBankowy1=[tags(NrRB=IBAN[2:])], RachunekBankowy2=[tags(NrRB="10105000997603123456789123")])
    line_ = tags(FakturaRRWiersz=[tags(P_5="Jabłka", P_6A="kg", P_6B=50, P_7=2, P_8=100, P_9=7, P_10=7, P_11=107)])
    seller = tags(NIP=SELLER_VAT[2:], Nazwa="Rolnik")
    body = [
        tags(Podmiot1=[tags(DaneIdentyfikacyjne=[seller])]),
        tags(Podmiot2=[tags(DaneIdentyfikacyjne=[tags(NIP="9990713429", Nazwa="Nasza Firma")])]),
        tags(
            FakturaRR=[
                tags(KodWaluty="PLN", P_4A="2026-11-08", P_4B="2026-11-10", P_4C="RR/7", P_11_1=100, P_11_2=7),
                tags(P_12_1=107, RodzajFaktury="VAT_RR"),
                line_,
                tags(Platnosc=[account]),
            ]
        ),
    ]
    return f'<Faktura xmlns="http://crd.gov.pl/wzor/2026/03/06/14189/">{"".join(body)}</Faktura>'.encode()
