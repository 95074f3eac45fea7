"""Our scanner beside other engines on the same prose, one core."""

import os
from collections.abc import Callable
from functools import partial
from time import perf_counter
from typing import Any

from benchmarks import show, stock, texts
from benchmarks.scanners import shipped
from benchmarks.timing import Times, measure
from dlp.data import LANGUAGES

SIZES = (1_000, 10_000, 100_000, 1_000_000)  # bytes
ONE_LANGUAGE_FROM = 100_000  # bytes; the stock engine then runs one language, to save time
FASTER = {1_000: 5, 1_000_000: 50}  # what we promise against the stock engine


def run() -> None:
    """Measure, print and keep."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    figures: list[dict[str, Any]] = []
    with shipped() as scanner:
        for name, ours in (
            ("Roeland, whole scan", lambda text: scanner.scan(text=text)),
            ("Roeland, engine only", scanner.engine.detect),
        ):
            for size in SIZES:
                times = measure(partial(ours, texts.office(size)))
                figures.append(_figure(name, size, times, ""))
    for name, prepare in PEERS.items():
        call = prepare()
        if call is None:
            print(f"{name}: not installed; `make bench` installs it")
            continue
        figures += (_peer(name, call, size) for size in SIZES)
    _show(figures)
    show.keep("peers", figures)


Peer = Callable[[str, int], object]  # text, how many of its languages


def _stock_ours() -> Peer:
    engine = stock.with_our_patterns()
    return lambda text, languages: [engine.analyze(text, one) for one in LANGUAGES[:languages]]


def _stock_own() -> Peer:
    engine = stock.with_its_own()
    return lambda text, _: engine.analyze(text, "en")


def _datafog() -> Peer | None:
    try:
        import datafog
    except ImportError:
        return None
    return lambda text, _: datafog.scan(text, engine="regex")


STOCK = "Presidio, our patterns, 4 languages"
PEERS: dict[str, Callable[[], Peer | None]] = {
    STOCK: _stock_ours,
    "Presidio, its own, English": _stock_own,
    "DataFog, regex": _datafog,
}


def _peer(name: str, call: Peer, size: int) -> dict[str, Any]:
    """One peer at one size; the largest text once, without warm-up."""
    text = texts.office(size)
    languages = 1 if name == STOCK and size >= ONE_LANGUAGE_FROM else len(LANGUAGES)
    if size == SIZES[-1]:
        start = perf_counter()
        call(text, languages)
        times = Times((perf_counter() - start,))
    else:
        times = measure(lambda: call(text, languages), most=20)
    scale = len(LANGUAGES) // languages
    note = "" if scale == 1 else f"one language, times {scale}"
    return _figure(name, size, Times(tuple(scale * one for one in times.seconds)), note)


def _figure(name: str, size: int, times: Times, note: str) -> dict[str, Any]:
    return {
        "engine": name,
        "bytes": size,
        "median_ms": times.median * 1e3,
        "spread": times.spread,
        "rounds": len(times.seconds),
        "mb_per_s": size / times.median / 1e6,
        "note": note,
    }


def _show(figures: list[dict[str, Any]]) -> None:
    ours = {f["bytes"]: f for f in figures if f["engine"] == figures[0]["engine"]}
    show.table(
        "the same office prose, one core; one warm-up call, then rounds (peers at 1 MB: one call)",
        ("engine", "size", "median", "spread", "rounds", "MB/s", "we are faster", "promised", ""),
        (
            (
                f["engine"],
                show.size_name(f["bytes"]),
                f"{f['median_ms']:,.2f} ms",
                f"±{f['spread']:.0%}",
                str(f["rounds"]),
                f"{f['mb_per_s']:.3f}",
                f"{f['median_ms'] / ours[f['bytes']]['median_ms']:,.1f}x",
                _promise(f, ours[f["bytes"]]),
                f["note"],
            )
            for f in figures
        ),
    )


def _promise(figure: dict[str, Any], ours: dict[str, Any]) -> str:
    promised = FASTER.get(figure["bytes"])
    if figure["engine"] != STOCK or promised is None:
        return ""
    return show.target(figure["median_ms"] / ours["median_ms"], promised, at_least=True)
