"""VAT numbers, IBANs and register numbers that pass their checksums and belong to nobody.

Each comes from a range that its register does not hand out (Polish NIP 999, bank 9999, ...).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from stdnum import iban as stdnum_iban
from stdnum.de import vat as de_vat
from stdnum.gb import vat as gb_vat
from stdnum.iso7064 import mod_97_10
from stdnum.lt import pvm as lt_pvm
from stdnum.lv import pvn as lv_pvn
from stdnum.pl import nip as pl_nip
from stdnum.pl import regon as pl_regon


def _digits(rng: random.Random, count: int) -> str:
    return "".join(str(rng.randrange(10)) for _ in range(count))


def _complete(
    rng: random.Random, prefix: str, random_digits: int, suffix: int, valid: Callable[[str], bool]
) -> str:
    """``prefix`` + random digits + the first ``suffix`` check digits that make it ``valid``.

    Some beginnings have no check digit at all (the remainder would be 10), hence the loop.
    """
    while True:
        start = prefix + _digits(rng, random_digits)
        for check in range(10**suffix):
            number = f"{start}{check:0{suffix}d}"
            if valid(number):
                return number


def nip(rng: random.Random) -> str:
    """Polish NIP of ten digits, without prefix."""
    return _complete(rng, "999", 6, 1, pl_nip.is_valid)


def regon(rng: random.Random) -> str:
    """Polish statistical number of nine digits: printed near the NIP, and not a VAT number."""
    return _complete(rng, "99", 6, 1, pl_regon.is_valid)


_VAT_NUMBERS: Mapping[str, Callable[[random.Random], str]] = {
    "PL": nip,
    "LV": lambda rng: _complete(rng, "99", 8, 1, lv_pvn.is_valid),
    "LT": lambda rng: _complete(rng, "99", 5, 2, lambda n: n[7] == "1" and lt_pvm.is_valid(n)),
    "DE": lambda rng: _complete(rng, "99", 6, 1, de_vat.is_valid),
    "GB": lambda rng: _complete(rng, "99", 5, 2, gb_vat.is_valid),
}


def vat_number(rng: random.Random, country: str) -> str:
    """VAT number with country prefix.

    :raises KeyError: for a country without a generator.
    """
    return country + _VAT_NUMBERS[country](rng)


def _polish_sort_code(rng: random.Random) -> str:
    """Bank number 9999 (of no bank), branch, and the check digit of the sort code."""
    digits = "9999" + _digits(rng, 3)
    total = sum(int(d) * w for d, w in zip(digits, (3, 9, 7, 1, 3, 9, 7), strict=True))
    return digits + str(-total % 10)


def iban(rng: random.Random, country: str) -> str:
    """IBAN with valid mod 97 and the country's length, without blanks.

    :raises KeyError: for a country without a generator.
    """
    bban = {
        "PL": lambda: _polish_sort_code(rng) + "0000" + _digits(rng, 12),
        "LV": lambda: "XDEM" + _digits(rng, 13),
        "LT": lambda: "99999" + _digits(rng, 11),
        "DE": lambda: "99999999" + _digits(rng, 10),
        "GB": lambda: "XDEM" + "999999" + _digits(rng, 8),
    }[country]()
    check = mod_97_10.calc_check_digits(f"{bban}{country}")
    number = f"{country}{check}{bban}"
    return str(stdnum_iban.validate(number, check_country=False))


def grouped(number: str, *, size: int = 4, head: int = 0) -> str:
    """``number`` in groups of ``size``, the first of ``head`` characters, as on paper."""
    groups = [number[:head]] if head else []
    groups += [number[i : i + size] for i in range(head, len(number), size)]
    return " ".join(groups)
