"""Every line of the table of bounds that can be measured today, in its order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.bounds import Bound, Measured
from benchmarks.extracts import extract
from benchmarks.measuring import ROOT, in_turn, program
from benchmarks.neighbours import neighbours


@dataclass(frozen=True, slots=True)
class Scale:
    """How large and how often; ``quick`` only shows that everything runs."""

    usual: tuple[int, int] = (20_000, 60)
    large: tuple[int, int] = (100_000, 100)
    long: tuple[int, int] = (200_000, 60)
    narrow: tuple[int, int] = (5_000, 60)
    wide: tuple[int, int] = (5_000, 1_200)
    rounds: int = 3
    selections: int = 1_000
    openings: int = 50


QUICK = Scale(
    (2_000, 40), (4_000, 40), (6_000, 40), (500, 40), (500, 200), 1, selections=60, openings=6
)

Line = Callable[[Scale], Iterator[Measured]]


def opening(scale: Scale) -> Iterator[Measured]:
    """File → survey ready, recognition included, beside pandas' default reading alone."""
    path = extract(*scale.usual)
    taken = in_turn(
        scale.rounds,
        {
            "ready": lambda: program("open_extract", path, "ready")["first"],
            "cold": lambda: program("open_extract", path, "cold")["first"],
            "pandas": lambda: program("pandas_reading", path, "openpyxl")["seconds"],
            "calamine": lambda: program("pandas_reading", path, "calamine")["seconds"],
        },
    )
    for state, what in (("ready", "window warm"), ("cold", "command line")):
        bound = Bound(f"file → survey ready, {_size(scale.usual)}, {what} / openpyxl", 0.30, 0.08)
        note = f"{taken[state]:.2f} s; / pandas + calamine {taken[state] / taken['calamine']:.2f}"
        yield bound.met(taken[state] / taken["pandas"], note)


def beside_neighbours(scale: Scale) -> Iterator[Measured]:
    """The same beside whole programs."""
    path = extract(*scale.usual)
    for name, run in neighbours():
        bound = Bound(f"the same / {name}", 1.0, 0.2)
        if isinstance(run, str):
            yield bound.without(run)
            continue
        both = {"ours": partial(_ready, path), "theirs": partial(run, path)}
        taken = in_turn(scale.rounds, both)
        note = f"{taken['ours']:.2f} s, {taken['theirs']:.2f} s"
        yield bound.met(taken["ours"] / taken["theirs"], note)


def reopening(scale: Scale) -> Iterator[Measured]:
    """The same content again, from the cache."""
    for size in (scale.usual, scale.large):
        path = extract(*size)
        found = [program("open_extract", path, "ready") for _ in range(scale.rounds)]
        ratio = median(each["again"] / each["first"] for each in found)
        note = f"{1000 * median(each['again'] for each in found):.0f} ms"
        yield Bound(f"reopening / opening, {_size(size)}", 0.05, 0.02).met(ratio, note)


def memory(scale: Scale) -> Iterator[Measured]:
    """Our peaks, both processes added up."""
    path = extract(*scale.large)
    ours = program("peak_memory", path, "ours")
    theirs = program("peak_memory", path, "calamine")["megabytes"]
    bound = Bound(f"peak memory, {_size(scale.large)} / pandas + calamine", 0.7, 0.25)
    note = f"{ours['parent']:.0f} + {ours['child']:.0f} MB, {theirs:.0f} MB"
    yield bound.met(ours["megabytes"] / theirs, note)


def growth(scale: Scale) -> Iterator[Measured]:
    """What a cell costs in a larger file, beside a smaller one."""
    for small, large, what in (
        (scale.usual, scale.long, "rows"),
        (scale.narrow, scale.wide, "columns"),
    ):
        taken = in_turn(
            scale.rounds,
            {
                size: partial(_ready, extract(*shape))
                for size, shape in (("small", small), ("large", large))
            },
        )
        cells = (large[0] * large[1]) / (small[0] * small[1])
        bound = Bound(f"a cell of {_size(large)} / of {_size(small)} ({what})", 1.3)
        yield bound.met(taken["large"] / taken["small"] / cells, f"{taken['large']:.2f} s")


def analysis(scale: Scale) -> Iterator[Measured]:
    """Every answer in every region with its interval, beside bare shares."""
    found = [
        program("regions_of_every_question", extract(*scale.large)) for _ in range(scale.rounds)
    ]
    ratio = median(each["ours"] / each["pandas"] for each in found)
    n, took = found[0]["questions"], 1000 * median(each["ours"] for each in found)
    what = f"questions × region, intervals, {_size(scale.large)} / groupby"
    bound = Bound(what, 0.2, 0.08)
    yield bound.met(ratio, f"{n:.0f} questions, {took:.0f} ms")


def selecting(scale: Scale) -> Iterator[Measured]:
    """A selection or a filter until it is painted, in the real window."""
    for size, must, aim in ((scale.usual, 60, 16), (scale.long, 150, 50)):
        found = [program("selecting", extract(*size)) for _ in range(scale.rounds)]
        told = {name: median(each[name] for each in found) for name in found[0]}
        note = ", ".join(
            f"{name.replace('_', ' ')} {value:.0f}" for name, value in told.items() if name != "p95"
        )
        bound = Bound(f"selection or filter → painted, {size[0]:,} rows, p95", must, aim, "ms")
        yield bound.met(told["p95"], note)


def heartbeat(scale: Scale) -> Iterator[Measured]:
    """The longest the window is deaf while a large extract is read."""
    found = [program("heartbeat", extract(*scale.large)) for _ in range(scale.rounds)]
    bound = Bound(f"longest gap of the heartbeat, reading {_size(scale.large)}", 50, 20, "ms")
    calm = median(each["calm"] for each in found)
    yield bound.met(median(each["gap"] for each in found), f"{calm:.1f} ms when idle")


def first_window(scale: Scale) -> Iterator[Measured]:
    """Import to first paint, beside a bare window of PySide6."""
    taken = in_turn(
        3 * scale.rounds,
        {which: partial(_first_window, which) for which in ("ours", "bare")},
    )
    ours, bare = taken["ours"], taken["bare"]
    yield Bound("first window / bare PySide6 window", 1.6, 1.2).met(
        ours / bare, f"{1000 * ours:.0f} ms, {1000 * bare:.0f} ms"
    )


def documents(scale: Scale) -> Iterator[Measured]:
    """Every format there is."""
    found = [program("documents") for _ in range(scale.rounds)]
    bound = Bound("document set: 20 views, 60 notes, 30 initiatives", 12, 5, "s")
    yield bound.met(median(each["seconds"] for each in found), f"{found[0]['formats']:.0f} formats")


def slide_changes(scale: Scale) -> Iterator[Measured]:
    """A key of the clicker until the room's next page is painted, at 1920 × 1080."""
    found = [program("slide_changes") for _ in range(scale.rounds)]
    told = {name: median(each[name] for each in found) for name in found[0]}
    note = f"median {told['median']:.0f}, slowest of the first round {told['first']:.0f}"
    yield Bound("clicker → page painted, p95", 50, 16, "ms").met(told["p95"], note)


def keystrokes(scale: Scale) -> Iterator[Measured]:
    """Completion of places, search over ten thousand initiatives."""
    found = [program("keystrokes") for _ in range(scale.rounds)]
    for name, what in (
        ("completion", "completion among 36 000 places"),
        ("search", "search in 10 000 initiatives"),
    ):
        bound = Bound(f"keystroke: {what}, p95", 16, 8, "ms")
        yield bound.met(median(each[name] for each in found))
    told = program("initiatives_page")
    bound = Bound("key → list painted, 10 000 initiatives, p95", 30, 16, "ms")
    yield bound.met(told["p95"], f"{told['median']:.3g} ms median")


def many_changed(scale: Scale) -> Iterator[Measured]:
    """Ten thousand initiatives in one step, until the list is painted."""
    found = [program("many_changed") for _ in range(scale.rounds)]
    told = {name: median(each[name] for each in found) for name in found[0]}
    note = ", ".join(f"{name} {seconds:.2f}" for name, seconds in told.items())
    yield Bound("10 000 initiatives changed → painted", 1.0, unit="s").met(max(told.values()), note)


def large_notebook(scale: Scale) -> Iterator[Measured]:
    """Ten thousand initiatives, fifty thousand remarks."""
    found = [program("large_notebook") for _ in range(scale.rounds)]
    for name, what, must, unit in (
        ("opening", "opening a notebook of 60 000 records", 1.0, "s"),
        ("search", "searching all of it, p95", 50.0, "ms"),
    ):
        yield Bound(what, must, unit=unit).met(median(each[name] for each in found))


def lasting(scale: Scale) -> Iterator[Measured]:
    """Memory in use at the end of a long day, beside its beginning."""
    found = program("lasting", extract(*scale.narrow), scale.selections, scale.openings)
    for name, rounds in (("selections", scale.selections), ("openings", scale.openings)):
        yield Bound(f"memory after {rounds} {name} / after a fifth of them", 1.1).met(found[name])


def frozen(_scale: Scale) -> Iterator[Measured]:
    """The folder and the archive that ``script/build`` made."""
    folder = ROOT / "dist" / "OCPart"
    archives = [*ROOT.glob("dist/OCPart*.tar.xz"), *ROOT.glob("dist/OCPart*.zip")]
    for what, must, aim, files in (
        ("folder", 420, 300, [path for path in folder.rglob("*") if path.is_file()]),
        ("archive", 125, 95, archives[:1]),
    ):
        bound = Bound(f"frozen {what}", must, aim, "MB")
        size = sum(path.stat().st_size for path in files) / (1 << 20)
        yield bound.met(size) if files else bound.without("not built")


def _size(shape: tuple[int, int]) -> str:
    return "{:,} × {:,}".format(*shape).replace(",", " ")


def _ready(path: Path) -> float:
    return program("open_extract", path, "ready")["first"]


def _first_window(which: str) -> float:
    return program("first_window", which)["seconds"]


LINES: tuple[Line, ...] = (
    opening,
    beside_neighbours,
    reopening,
    memory,
    growth,
    analysis,
    selecting,
    heartbeat,
    first_window,
    documents,
    slide_changes,
    keystrokes,
    many_changed,
    large_notebook,
    lasting,
    frozen,
)
