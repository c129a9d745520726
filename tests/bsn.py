"""Verzonnen burgerservicenummers voor de tests."""


def geldig_bsn(n: int) -> str:
    """Het n-de verzonnen BSN dat de elfproef doorstaat."""
    basis = 10_000_000 + n * 10
    while True:
        cijfers = [int(c) for c in f"{basis:08d}"]
        rest = sum(c * g for c, g in zip(cijfers, range(9, 1, -1), strict=True)) % 11
        if rest < 10:
            return f"{basis:08d}{rest}"
        basis += 1
