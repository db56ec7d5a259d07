"""Dispatch: each action is a module with `main(arguments) -> exit code`, or `module:function`."""

import importlib
import sys

ACTIES = {
    "run": ("tools.run", "start everything and stop it cleanly"),
    "train": ("tools.modellen", "train when the data changed (--opnieuw: always)"),
    "nieuw_onderwerp": ("tools.nieuw_onderwerp", "the three files of a new topic"),
    "promote": ("tools.promotie:promote", "put a model live, if the gate lets it"),
    "rollback": ("tools.promotie:rollback", "the model that was live before"),
    "poort": ("tools.promotie:poort", "the gate: is the model of this data as good as what was accepted"),
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
        print("python -m tools <action>\n" + "\n".join(f"  {naam:16} {uitleg}" for naam, (_, uitleg) in ACTIES.items()))
        return 2
    module, _, functie = ACTIES[argumenten[0]][0].partition(":")
    return getattr(importlib.import_module(module), functie or "main")(argumenten[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
