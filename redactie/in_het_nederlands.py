"""What `make validate` says about a topic, for editors: the same fault and remedy in Dutch."""

import re

from tools.controle.inhoud import Fout

# Pattern of the fault → the fault and the remedy; {0}, {1} are what the pattern caught.
_VERTALING = tuple(
    (re.compile(patroon), tekst, advies)
    for patroon, tekst, advies in (
        (r"an answer of (\d+) words", "Het antwoord heeft {0} woorden.", "Maak het korter: hoogstens 80."),
        (r"a sentence of (\d+) words \((.*)\)", "De zin ‘{1}’ heeft {0} woorden.", "Maak er twee zinnen van: hoogstens 20 woorden per zin."),
        (r"sentences of ([\d.]+) words on average", "De zinnen hebben gemiddeld {0} woorden.", "Maak ze korter: gemiddeld hoogstens 12."),
        (r"'(je|jij|jou|jouw|jullie|jezelf|jijzelf)' in an answer", "Er staat ‘{0}’.", "Spreek de inwoner aan met u."),
        (r"'(!!|&|https?://\S*)' in an answer", "Er staat ‘{0}’.", "Haal het weg. Een kale naam van een website mag wel."),
        (r"'(.+)' in an answer", "Er staat ‘{0}’.", "Gebruik een gewoon woord."),
        (r"(\d+) variations hold from (\S+)", "Vanaf {1} gelden er {0} antwoorden.", "Er moet op elke dag één antwoord gelden. Laat de perioden precies aansluiten."),
        (r"(.+) stands in an answer that holds on (\S+), without", "Het nummer {0} staat in een antwoord dat op {1} geldt, maar we weten niet zeker dat het dan klopt.", "Haal het nummer weg, of kies bij de feiten kanaal:… van dit nummer."),
        (r"the fact (\S+) does not exist", "Het feit {0} bestaat niet.", "Kies een feit uit de lijst."),
        (r"the fact (\S+) is not certain", "Het feit {0} is niet zeker.", "Kies een zeker feit uit de lijst."),
        (r"vervolg names (\S+), which", "De vervolgvraag {0} bestaat niet.", "Kies een vraag uit de lijst."),
        (r"metadata lacks '(\w+)'", "Het veld {0} is leeg.", "Vul het in."),
        (r"'(.+)' stands here twice", "‘{0}’ staat er twee keer.", "Haal er een weg."),
        (r"'(.+)' is also trained on, in data/(\S+)\.yml", "‘{0}’ staat ook bij de zinnen om van te leren van {1}.", "Schrijf een andere toetszin."),
    )
)  # fmt: skip


def in_het_nederlands(fout: Fout) -> tuple[str, str]:
    """Fault and remedy; in English still where there is no translation, so that nothing stays unsaid."""
    for patroon, tekst, advies in _VERTALING:
        if treffer := patroon.match(fout.fout):
            return tekst.format(*treffer.groups()), advies
    return fout.fout, fout.remedie
