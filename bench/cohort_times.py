"""Times of cohorts on two sides, and what they come to."""

import statistics
from dataclasses import dataclass


@dataclass(frozen=True)
class Pair:
    """One run of ours, of which planning is a part, and the run of Circe's that followed it."""

    planning: float
    ours: float
    circe: float

    @property
    def execution(self) -> float:
        """Seconds of ours that are not planning."""
        return max(0.0, self.ours - self.planning)


def report(pairs: dict[int, list[Pair]], compiled: dict[int, float], skipped: dict[str, list[int]]) -> None:
    """Milliseconds by definition, each the median of its runs; ratios by pair of runs."""
    print(f"{len(pairs)} definitions")
    for why, ids in skipped.items():
        print(f"  skipped {len(ids)}: {why}: {' '.join(map(str, ids))}")
    if not pairs:
        return
    of = {"compile": compiled}
    for part in ("planning", "execution", "ours", "circe"):
        of[part] = {
            each: 1000 * statistics.median(getattr(pair, part) for pair in runs)
            for each, runs in pairs.items()
        }
    for part, times in of.items():
        mean, median = statistics.fmean(times.values()), statistics.median(times.values())
        most = max(times.values())
        print(f"  {part:<10} mean {mean:>8.1f} ms   median {median:>8.1f} ms   most {most:>8.1f} ms")
    sums = [
        sum(p.ours for p in each) / sum(p.circe for p in each) for each in zip(*pairs.values(), strict=True)
    ]
    print(f"  ours to Circe, all together:    {spread(sums)}")
    each_pair = [pair.ours / pair.circe for runs in pairs.values() for pair in runs]
    print(f"  ours to Circe, by definition:   {spread(each_pair)}")
    print("  our slowest: ours, planning, Circe's")
    for each in sorted(pairs, key=lambda each: -of["ours"][each])[:10]:
        print(
            f"    {each:>6}" + "".join(f"{of[part][each]:>10.1f}" for part in ("ours", "planning", "circe"))
        )


def spread(ratios: list[float]) -> str:
    """The median of the ratios of pairs, and their range."""
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
