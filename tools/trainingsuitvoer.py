"""What Rasa says while it trains, made calm: the steps, and the warnings that are about our content.

Everything it said, warnings that are expected here included, goes to the log.
"""

import re
from collections.abc import Iterable, Iterator

# Warnings that are true of every training here, and why that is right.
VERWACHT = tuple(
    re.compile(patroon)
    for patroon in (
        # A group of retrieval intents needs no line in domain.yml (docs/adr/0002).
        r"Found intent '(faq_app|faq_privacy|faq_vrijwilligheid|klacht|gesprek|zorg|buiten_bereik)' in stories which is not part of the domain",
        r"The intent 'actie' is listed in the domain file, but is not found in the NLU training data",
        r"You have defined training data with examples for training a response selector",
        # Complaints are answered from the routing tables, by the form.
        r"Action 'utter_klacht' is listed as a response action",
        r"Your training data contains an example .* for the 'klacht/\w+' intent\. You either need to add a response phrase",
        # Said by actions, not by rules.
        r"The utterance 'utter_(\w+)' is not used in any story or rule",
    )
)
# Steps that are worth a line on the terminal, in words.
STAPPEN = (
    (re.compile(r"Started validating domain"), "checking rules and data"),
    (re.compile(r"No story structure conflicts found"), "reading sentences and answers"),
    (re.compile(r"Starting to train component '(\w+)'"), "training {}"),
    (re.compile(r"Your Rasa model is trained and saved"), "saving"),
)
_KLEUR = re.compile(r"\x1b\[[0-9;]*m")
_LOGREGEL = re.compile(r"\d{4}-\d\d-\d\d [\d:]+ (?P<niveau>[A-Z]+) +\S+ +- (?P<tekst>.*)")
_WAARSCHUWING = re.compile(r"(?P<pad>/\S+):\d+: (?P<soort>\w*Warning): (?P<tekst>.*)")


def zonder_kleur(regel: str) -> str:
    return _KLEUR.sub("", regel.rstrip("\n"))


def stap(regel: str) -> str | None:
    """The step that a line of Rasa's output begins, in words, or None."""
    return next((woorden.format(*m.groups()) for patroon, woorden in STAPPEN if (m := patroon.search(regel))), None)


def waarschuwingen(regels: Iterable[str]) -> list[str]:
    """The warnings and errors that are not expected, each once, in the order they came. `regels` are without colour."""
    gevonden = (" ".join(tekst.split()) for ernstig, tekst in _meldingen(regels) if ernstig)
    return list(dict.fromkeys(t for t in gevonden if not any(p.search(t) for p in VERWACHT)))


def _meldingen(regels: Iterable[str]) -> Iterator[tuple[bool, str]]:
    """Whether it is a warning or error about our content, and the text: a line and those that belong to it."""
    ernstig, delen = False, []
    for regel in regels:
        if begin := _LOGREGEL.match(regel) or _WAARSCHUWING.match(regel):
            yield ernstig, "\n".join(delen)
            ernstig, delen = _is_ernstig(begin.groupdict()), [begin["tekst"]]
        else:
            delen.append(regel)
    yield ernstig, "\n".join(delen)


def _is_ernstig(deel: dict[str, str]) -> bool:
    if "niveau" in deel:
        return deel["niveau"] in ("WARNING", "ERROR", "CRITICAL")
    # Libraries that announce a change to each other; in our own code even that counts.
    return not (deel["soort"].endswith("DeprecationWarning") and "/site-packages/" in deel["pad"])
