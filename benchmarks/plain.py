"""The amounts of the benchmark household in 2026, by bare Python: no rule files, dates, sources, trace or unknowns.

It is the floor that a rule engine can be held against. Figures are those of `rules/national/` for 2026.
"""


def zorgtoeslag(income: float) -> int:
    """Award over 2026 in euros for one insured person without partner."""
    own = 0.01912 * 29736 + 0.13730 * max(0, income - 29736)
    return awarded(max(0, 2119 - own))


def huurtoeslag(income: float, rent: float) -> int:
    """Award over 2026 in euros for a household of two."""
    basis = 252.49 - 3.63 - 48.15
    rent = min(rent, 932.93)
    below = max(0, min(rent, 498.20) - basis)
    middle = 0.65 * max(0, min(rent, 713.02) - 498.20)
    above = 0.40 * max(0, rent - 713.02)
    return awarded(12 * max(0, below + middle + above - 0.22 * max(0, income - 31500) / 12))


def kindgebonden_budget(income: float) -> int:
    """Award over 2026 in euros for a parent without partner with one child under twelve."""
    return awarded(max(0, 2580 + 3416 - 0.076 * max(0, income - 29736)))


def kinderopvangtoeslag(income: float, hours: int, price: float) -> int:
    """Award over 2026 in euros for one child at after-school care; income in the lowest band."""
    share = 0.96 if income <= 56412 else 0.955
    return awarded(12 * share * min(hours, 230) * min(price, 9.98))


def individuele_inkomenstoeslag(months: int, income: float, limit: float, savings: float) -> int:
    """Amount in 2026 in euros in Alphen aan den Rijn for a parent alone with a child under twelve."""
    return 701 if months >= 36 and income <= 1.10 * limit and savings <= 15540 else 0


def awarded(amount: float) -> int:
    """Round to whole euros, halves up, and drop what is under the minimum (Awir art. 14)."""
    euros = int(amount + 0.5)
    return euros if euros >= 24 else 0


def everything() -> tuple[int, ...]:
    """All five amounts of the household in `household.json`."""
    return (
        zorgtoeslag(24000),
        huurtoeslag(24000, 640.50),
        kindgebonden_budget(24000),
        kinderopvangtoeslag(24000, 60, 9.25),
        individuele_inkomenstoeslag(36, 1300, 1401.50, 1500),
    )
