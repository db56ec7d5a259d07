"""`python -m bench.alles`: measures everything of docs/bench.md and writes it.

--per-topic 25     training sentences per topic of the comparison
--epochs 100       of DIET, the response selectors and TED; fewer is for trying out only
--answers 300      answers timed at each number of clients
--conversations 5  --turns 200
--sizes 95,500,2000
--only vergelijking,antwoordtijd,gesprek,onderwerpen
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from bench.antwoordtijd import antwoordtijd
from bench.document import DOCUMENT, SECTIES, bewaar, schrijf
from bench.gesprek import groei
from bench.rasa import BenchMislukt
from bench.veel_onderwerpen import veel_onderwerpen
from bench.vergelijken import vergelijk


def main(argumenten: list[str]) -> int:
    """Return 0, or 1 after the reason on stderr; parts that were measured before it are kept."""
    opties = _opties(argumenten)
    opdracht = os.environ.get("BENCH_COMMAND") or "python -m bench.alles " + " ".join(argumenten)
    metingen = {
        "onderwerpen": lambda: veel_onderwerpen(opties.sizes, opties.per_topic, opties.answers),
        "gesprek": lambda: groei(opties.conversations, opties.turns),
        "vergelijking": lambda: vergelijk(opties.per_topic, opties.epochs, opties.answers),
        "antwoordtijd": lambda: antwoordtijd(opties.per_topic, opties.answers),
    }
    try:
        for deel in opties.only:
            print(f"measuring: {deel} …", file=sys.stderr, flush=True)
            bewaar(deel, metingen[deel](), opdracht.strip())
    except (BenchMislukt, subprocess.SubprocessError) as fout:
        print(fout, file=sys.stderr)
        return 1
    finally:
        schrijf(opties.document)
    print(f"{opties.document} is written.", file=sys.stderr)
    return 0


def _opties(argumenten: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.alles", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--per-topic", type=int, default=25)
    parser.add_argument("--epochs", type=int, default=100)
    parser.add_argument("--answers", type=int, default=300)
    parser.add_argument("--conversations", type=int, default=5)
    parser.add_argument("--turns", type=int, default=200)
    parser.add_argument("--sizes", type=lambda tekst: [int(deel) for deel in tekst.split(",")], default=[95, 500, 2000])
    parser.add_argument("--only", type=_delen, default=list(SECTIES))
    parser.add_argument("--document", type=Path, default=DOCUMENT)
    return parser.parse_args(argumenten)


def _delen(tekst: str) -> list[str]:
    delen = tekst.split(",")
    if onbekend := set(delen) - set(SECTIES):
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(onbekend)}; choose from {', '.join(SECTIES)}")
    return delen


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
