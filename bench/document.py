"""Writes docs/bench.md: ratios first, then the figures, each with the machine and the command it comes from."""

import json
import os
import platform
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from bench.kandidaten import INIT, ONS
from tools.paden import VAR, WORTEL

METINGEN = VAR / "bench"
DOCUMENT = WORTEL / "docs" / "bench.md"
KOP = """# Benchmark

Written by `make bench`; do not edit. Each part says with which command and on which machine it was measured; the
candidates were trained and served through Rasa, one after the other in one run, on the same sentences.
"""


def bewaar(deel: str, uitkomst: dict[str, Any], opdracht: str) -> None:
    """Keep a part's figures, so that the document can be written from parts that were measured at different times."""
    METINGEN.mkdir(parents=True, exist_ok=True)
    op = datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M UTC")
    gemeten = {"machine": machine(), "command": opdracht, "when": op, **uitkomst}
    (METINGEN / f"{deel}.json").write_text(json.dumps(gemeten, indent=1), encoding="utf-8")


def machine() -> str:
    model = next(
        (r.partition(":")[2].strip() for r in _regels("/proc/cpuinfo") if r.startswith("model name")), platform.machine()
    )
    kb = next(int(r.split()[1]) for r in _regels("/proc/meminfo") if r.startswith("MemTotal"))
    return f"{model}, {os.cpu_count()} cores, {kb / 2**20:.0f} GB memory, Linux {platform.release()}"


def schrijf(pad: Path = DOCUMENT, metingen: Path = METINGEN) -> None:
    """Write the document from the parts that were measured."""
    tekst = [KOP]
    for naam, (titel, sectie) in SECTIES.items():
        gemeten = metingen / f"{naam}.json"
        inhoud = (
            sectie(json.loads(gemeten.read_text(encoding="utf-8")))
            if gemeten.exists()
            else f"Not measured yet: `make bench ONLY={naam}`.\n"
        )
        tekst.append(f"## {titel}\n\n{inhoud}")
    pad.write_text("\n".join(tekst), encoding="utf-8")


def vergelijking(u: dict[str, Any]) -> str:
    """Our figures as a ratio to each other candidate's, then the figures."""
    allen = u["candidates"]
    ons, start = allen[ONS], u["start_of_rasa_s"]
    verhoudingen = [
        ("training, `rasa train` as a whole", lambda k: f"{k['train_s'] / ons['train_s']:.1f} × faster"),
        (
            "training, without starting Rasa",
            lambda k: f"{(k['train_s'] - start) / max(ons['train_s'] - start, 0.1):.1f} × faster",
        ),
        ("answer, p50 at 1 client", lambda k: f"{ons['answer_ms']['1']['p50'] / k['answer_ms']['1']['p50']:.2f} ×"),
        ("answer, p50 at 8 clients", lambda k: f"{ons['answer_ms']['8']['p50'] / k['answer_ms']['8']['p50']:.2f} ×"),
        ("resident memory", lambda k: f"{ons['memory_mb'] / k['memory_mb']:.2f} ×"),
        (
            "right topic first, all unseen sets",
            lambda k: f"{100 * (ons['accuracy']['all']['top1'] - k['accuracy']['all']['top1']):+.1f} points",
        ),
    ]
    verzamelingen = list(ons["accuracy"])
    cijfers = [
        ("`rasa train`", lambda k: f"{k['train_s']:.1f} s"),
        ("model file", lambda k: f"{k['model_mb']:.1f} MB"),
        ("start to first answer", lambda k: f"{k['start_s']:.1f} s"),
        ("resident memory", lambda k: f"{k['memory_mb']:.0f} MB"),
        *((f"answer, {n} client{'s' * (n != '1')}, p50 / p95", _antwoord(n)) for n in ("1", "8")),
        *((f"right topic first / among three, {naam}", _goed(naam)) for naam in verzamelingen),
    ]
    anderen = {naam: k for naam, k in allen.items() if naam != ONS}
    omvang = f"{u['topics']} topics, {u['sentences']} sentences, {u['unseen']} unseen ones."
    regels = [
        f"{_herkomst(u)} {omvang} Starting Rasa takes {start:.1f} s of every `rasa train`.\n",
        "Ours compared with:\n",
        _tabel(verhoudingen, anderen),
        "\n\nThe figures:\n",
        _tabel(cijfers, allen),
        "",
        *(f"- {naam}: {k['what']}" for naam, k in allen.items()),
        "",
    ]
    return "\n".join(regels)


def antwoordtijd(u: dict[str, Any]) -> str:
    ons, init = u["candidates"][ONS], u["candidates"][INIT]
    uitleg = f"{u['answers']} answers at each number of clients, through Rasa's REST channel; p50 / p95."
    regels = [
        f"{_herkomst(u)} {uitleg} On disk: ours in our own tracker store, `{INIT}` in Rasa's, both SQLite.\n",
        f"| conversations | clients | p50, {ONS} ÷ {INIT} | {ONS} | {INIT} |",
        "| --- | --- | --- | --- | --- |",
    ]
    for manier in ("in memory", "on disk"):
        for n in ons[manier]:
            a, b = ons[manier][n], init[manier][n]
            regels.append(
                f"| {manier} | {n} | {a['p50'] / b['p50']:.2f} × | {a['p50']:.1f} / {a['p95']:.1f} ms | {b['p50']:.1f} / {b['p95']:.1f} ms |"
            )
    return "\n".join([*regels, f"\n`rasa train` of ours took {ons['train_s']:.1f} s in this run.\n"])


def gesprek(u: dict[str, Any]) -> str:
    regels = [
        f"{_herkomst(u)} Median of {u['conversations']} conversations of {u['turns']} turns.\n",
        "| way | last seventeen turns ÷ first seventeen | first, median | last, median |",
        "| --- | --- | --- | --- |",
    ]
    for naam in ("through Rasa", "public API"):
        d = u[naam]
        regels.append(f"| {naam} | {d['ratio']:.2f} × | {d['first_ms']:.1f} ms | {d['last_ms']:.1f} ms |")
    return "\n".join([*regels, ""])


def onderwerpen(u: dict[str, Any]) -> str:
    eerste, start = u["sizes"][0], u["start_of_rasa_s"]
    uitleg = "Our pipeline through Rasa, on made-up sentences. Ratios are to the first line; of the training without the"
    regels = [
        f"{_herkomst(u)} {uitleg} {start:.1f} s that starting Rasa takes.\n",
        "| topics | sentences | training | answer, p50 | resident memory | model file | right topic first |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for d in u["sizes"]:
        training = (d["train_s"] - start) / (eerste["train_s"] - start)
        antwoord, eerst = d["answer_ms"]["1"]["p50"], eerste["answer_ms"]["1"]["p50"]
        regels.append(
            f"| {d['topics']} | {d['sentences']} | {training:.1f} × ({d['train_s']:.1f} s) | {antwoord / eerst:.1f} × "
            f"({antwoord:.1f} ms) | {d['memory_mb']:.0f} MB | {d['model_mb']:.1f} MB | {d['top1']:.1%} |"
        )
    return "\n".join([*regels, ""])


SECTIES = {
    "vergelijking": ("Ours against ready-made pipelines", vergelijking),
    "antwoordtijd": ("How long an answer takes", antwoordtijd),
    "gesprek": ("A conversation that grows", gesprek),
    "onderwerpen": ("More topics", onderwerpen),
}


def _antwoord(klanten: str):
    return lambda k: f"{k['answer_ms'][klanten]['p50']:.1f} / {k['answer_ms'][klanten]['p95']:.1f} ms"


def _goed(naam: str):
    return lambda k: f"{k['accuracy'][naam]['top1']:.1%} / {k['accuracy'][naam]['top3']:.1%}"


def _tabel(rijen: list, kolommen: dict[str, dict]) -> str:
    kop = ["| | " + " | ".join(kolommen) + " |", "| --- |" + " --- |" * len(kolommen)]
    return "\n".join([*kop, *(f"| {naam} | " + " | ".join(cel(k) for k in kolommen.values()) + " |" for naam, cel in rijen)])


def _herkomst(u: dict[str, Any]) -> str:
    return f"`{u['command']}`, {u['when']}, {u['machine']}."


def _regels(pad: str) -> list[str]:
    return Path(pad).read_text(encoding="utf-8").splitlines()
