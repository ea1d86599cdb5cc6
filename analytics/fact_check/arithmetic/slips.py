"""Whether two numbers differ by a slip of the pen, so that they are likelier one thing than two."""

from __future__ import annotations

# With fewer digits any two numbers are a slip apart; amounts, which have decimals, are sooner so than counts.
FEWEST_DIGITS, FEWEST_WITH_DECIMALS = 3, 4


def is_slip(one: str, other: str) -> bool:
    """Whether two numbers differ by one slip: a digit changed, left out or doubled, two exchanged, the point moved."""
    if one.replace(".", "") == other.replace(".", ""):
        return one != other
    fewest = FEWEST_WITH_DECIMALS if "." in one + other else FEWEST_DIGITS
    if min(len(one.replace(".", "")), len(other.replace(".", ""))) < fewest:
        return False
    if len(one) == len(other):
        differing = [at for at in range(len(one)) if one[at] != other[at]]
        if len(differing) == 1:
            return True
        first, last = differing[0], differing[-1]
        return len(differing) == 2 and last == first + 1 and (one[first], one[last]) == (other[last], other[first])
    shorter, longer = sorted((one, other), key=len)
    return len(longer) - len(shorter) == 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )
