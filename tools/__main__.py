"""Dispatch: each action is a module with `main(arguments) -> exit code`."""

import importlib
import sys

ACTIES = {
    "run": ("tools.run", "start everything and stop it cleanly"),
    "train": ("tools.modellen", "train when the data changed (--opnieuw: always)"),
    "validate": ("tools.validate", "check all content in some two seconds"),
    "instellingen": ("tools.instellingen", "write docs/instellingen.md"),
    "widget": ("tools.widget", "build the chat widget when its source changed"),
    "demo": ("tools.demo", "a made-up municipal site with the chat on it"),
    "persoonsgegevens": ("tools.persoonsgegevens", "measure the filter of personal data and write the figures down"),
    "evaluate": ("tools.evaluatie.opdracht", "how well sentences are understood (--file TSV --out JSON)"),
    "medewerker": ("tools.medewerker", "make an account for the console"),
    "sleutel": ("tools.sleutel", "a new key for HELPDESK_SLEUTEL"),
    "leesbaarheid": ("tools.leesbaarheid", "advice on plain language per answer ([topic or its file])"),
    "plaatsen": ("tools.plaatsen", "find the municipality in each sentence of a file"),
}


def main(argumenten: list[str]) -> int:
    if not argumenten or argumenten[0] not in ACTIES:
        print("python -m tools <action>\n" + "\n".join(f"  {naam:12} {uitleg}" for naam, (_, uitleg) in ACTIES.items()))
        return 2
    return importlib.import_module(ACTIES[argumenten[0]][0]).main(argumenten[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
