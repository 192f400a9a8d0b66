"""Times that can be compared: two ways in turn, in one run, as a ratio of medians."""

import statistics
import time
from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """Wall seconds of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turn(
    ours: Callable[[], object], plain: Callable[[], object], runs: int
) -> tuple[list[float], list[float]]:
    """Seconds of both ways, run A B A B … after one warm-up of each, so that a drifting machine hits both."""
    ours()
    plain()
    pairs = [(seconds(ours), seconds(plain)) for _ in range(runs)]
    return [a for a, _ in pairs], [b for _, b in pairs]


def report(name: str, ours: list[float], plain: list[float], against: str) -> None:
    """One line: medians in milliseconds and the ratio of the medians, with the range of the pairs."""
    a, b = statistics.median(ours), statistics.median(plain)
    ratios = sorted(x / y for x, y in zip(ours, plain, strict=True))
    print(
        f"{name:<34} {a * 1000:>9.1f} ms   {against} {b * 1000:>9.1f} ms   "
        f"ratio {a / b:>5.2f}  ({ratios[0]:.2f} to {ratios[-1]:.2f})"
    )
