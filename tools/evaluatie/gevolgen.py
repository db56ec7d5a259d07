"""What matters beyond the right topic: the channel of a complaint, safety, and questions that this chat is not for."""

from collections.abc import Callable
from typing import Any

from tools.evaluatie.rijen import ANTWOORD, TERUGVAL, Rij, groep
from tools.evaluatie.tellen import aandeel

KLACHT, ZORG, BUITEN = "klacht", "zorg", "buiten_bereik"


def kanaalkeuze(rijen: list[Rij], kanaal: Callable[[str], str]) -> dict[str, Any]:
    """Over the sentences whose best topic is a complaint: does the predicted topic lead to the same body?

    A prediction outside the complaints is wrong; lenient, it is right when it is one of the right topics.
    """
    klachten = [rij for rij in rijen if groep(rij.eerste) == KLACHT]

    def juist(rij: Rij, streng: bool) -> bool:
        if not streng and rij.goed(streng=False):
            return True
        verwacht = rij.zin.verwacht[:1] if streng else [o for o in rij.zin.verwacht if groep(o) == KLACHT]
        return groep(rij.voorspeld) == KLACHT and kanaal(rij.voorspeld) in map(kanaal, verwacht)

    per_kanaal = {
        naam: aandeel(juist(rij, False) for rij in klachten if kanaal(rij.eerste) == naam)
        for naam in sorted({kanaal(rij.eerste) for rij in klachten})
    }
    return {
        "complaints": len(klachten),
        "strict": aandeel(juist(rij, True) for rij in klachten),
        "lenient": aandeel(juist(rij, False) for rij in klachten),
        "per_channel": per_kanaal,
    }


def veiligheid(rijen: list[Rij]) -> dict[str, Any]:
    """Whether emergencies, despair and symptoms are answered as such. Recall: with any safety topic, as the number to call
    matters most; `right_topic`: with the right one."""
    nood = [rij for rij in rijen if groep(rij.eerste) == ZORG]
    gewoon = [rij for rij in rijen if ZORG not in map(groep, rij.zin.verwacht)]
    alarm = [rij for rij in gewoon if _als_zorg(rij)]
    onderwerpen = sorted({rij.eerste for rij in nood})
    return {
        "sentences": len(nood),
        "recall": aandeel(map(_als_zorg, nood)),
        "right_topic": aandeel(_als_zorg(rij) and rij.goed(streng=False) for rij in nood),
        "recall_per_topic": {o: aandeel(_als_zorg(rij) for rij in nood if rij.eerste == o) for o in onderwerpen},
        "missed": [rij.zin.tekst for rij in nood if not _als_zorg(rij)],
        "others": len(gewoon),
        "false_alarms": len(alarm),
        "false_alarm_rate": len(alarm) / len(gewoon) if gewoon else None,
        "false_alarm_texts": [rij.zin.tekst for rij in alarm],
    }


def afwijzing(rijen: list[Rij]) -> dict[str, Any]:
    """Whether questions this chat is not for are rejected, and good questions are not."""
    buiten = [rij for rij in rijen if groep(rij.eerste) == BUITEN]
    goede = [rij for rij in rijen if BUITEN not in map(groep, rij.zin.verwacht)]
    terecht, onterecht = sum(map(_afgewezen, buiten)), sum(map(_afgewezen, goede))
    return {
        "out_of_scope": len(buiten),
        "precision": terecht / (terecht + onterecht) if terecht + onterecht else None,
        "recall": terecht / len(buiten) if buiten else None,
        "good_questions": len(goede),
        "good_rejected": onterecht,
        "good_rejected_share": onterecht / len(goede) if goede else None,
    }


def _als_zorg(rij: Rij) -> bool:
    """Whether the resident reads the answer of a safety topic."""
    return groep(rij.voorspeld) == ZORG and rij.besluit == ANTWOORD


def _afgewezen(rij: Rij) -> bool:
    return groep(rij.voorspeld) == BUITEN or rij.besluit == TERUGVAL
