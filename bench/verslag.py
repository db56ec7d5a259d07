"""The figures of a measurement as a Markdown table."""

import os
import platform
from argparse import Namespace
from statistics import quantiles
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.belasting import Meting


def als_markdown(meting: "Meting", opties: Namespace, opdracht: str) -> str:
    p50, p95, p99 = (quantiles(meting.tijden, n=100)[p - 1] * 1000 for p in (50, 95, 99))
    fouten = ", ".join(f"{aantal} × {soort}" for soort, aantal in sorted(meting.fouten.items())) or "0"
    regels = [
        f"`{opdracht.strip()}`, {os.cpu_count()} cores, Python {platform.python_version()}",
        "",
        "| what | figure |",
        "| --- | --- |",
        f"| open conversations, each with a stream | {opties.gesprekken} |",
        f"| a message every | {opties.elke:g} s, for {opties.minuten:g} minutes |",
        f"| gateway workers | {opties.werkers} |",
        f"| messages answered | {len(meting.tijden)} |",
        f"| errors | {fouten} |",
        f"| time to the end of the answer, p50 / p95 / p99 | {p50:.0f} / {p95:.0f} / {p99:.0f} ms |",
        f"| longest | {max(meting.tijden) * 1000:.0f} ms |",
    ]
    for naam, seconden in meting.processortijd.items():
        regels.append(f"| processor time of {naam} | {seconden:.0f} s |")
    return "\n".join([*regels, "", *geheugentabel(meting.geheugen)])


def geheugentabel(metingen: list[dict[str, float]]) -> list[str]:
    """The first, middle and last measurement and the highest, in MB."""
    if not metingen:
        return []
    wanneer = {"start": metingen[0], "halfway": metingen[len(metingen) // 2], "end": metingen[-1]}
    regels = ["| memory (MB, PSS) | " + " | ".join(metingen[0]) + " | together |", "| --- |" + " --- |" * (len(metingen[0]) + 1)]
    for naam, meting in wanneer.items():
        regels.append(f"| {naam} | " + " | ".join(f"{mb:.0f}" for mb in meting.values()) + f" | {sum(meting.values()):.0f} |")
    hoogste = [max(m[naam] for m in metingen) for naam in metingen[0]]
    samen = max(sum(m.values()) for m in metingen)
    regels.append("| highest | " + " | ".join(f"{mb:.0f}" for mb in (*hoogste, samen)) + " |")
    return regels
