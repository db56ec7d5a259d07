"""What `make demo` begins with: made-up staff, and conversations in every state, in a database of its own."""

import secrets
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

from gateway.balie import wachtwoorden
from gateway.opslag.database import Database
from gateway.opslag.gesprekken import ASSISTENT, Gesprekkenopslag, Inhoud, voeg_toe
from gateway.opslag.medewerkers import Medewerkersopslag
from gateway.opslag.overdrachten import GESLOTEN, KLAAR, MEDEWERKER, Overdrachtenopslag, Wie, Wijziging, zet_in_rij

ORGANISATIES = Path(__file__).with_name("demo_organisaties.yml")
GEMEENTE = "GM9901"
PERSONEEL = (
    ("anna@voorbeeldstad.example", "Anna Voorbeeld", "voorbeeldstad", ["medewerker", "beheerder"]),
    ("bert@voorbeeldstad.example", "Bert Voorbeeld", "voorbeeldstad", ["medewerker"]),
    ("gonda@ggd.example", "Gonda Voorbeeld", "ggd-drenthe", ["medewerker"]),
    ("rik@voorbeeldstad.example", "Rik Voorbeeld", "voorbeeldstad", ["redacteur"]),
    ("lies@landelijk.example", "Lies Voorbeeld", "landelijk", ["medewerker"]),
)
# reason, topic, channel, minutes waited, state, what the resident typed
GESPREKKEN = (
    ("wanhoop", "zorg/wanhoop", None, 1, "wacht", "ik zie het niet meer zitten"),
    ("gevraagd", "klacht/gemeente_hulp", "gemeente", 7, "wacht", "ik krijg al weken geen hulp met die app bij de gemeente"),
    ("vastgelopen", None, None, 3, "wacht", "dat ding doet raar met die bolletjes"),
    ("gevraagd", "faq_app/storing", None, 4, "bezig", "er staat steeds een foutmelding in beeld"),
    ("gevraagd", "klacht/gemeente_dwang", "gemeente", 20, "klaar", "ik mocht het gemeentehuis niet in zonder de app"),
)  # fmt: skip


async def vul(adres: str) -> str:
    """Fill an empty database; returns the password of all its accounts, made anew."""
    wachtwoord = secrets.token_urlsafe(12)
    database = Database(adres)
    try:
        await database.migreer()
        nu, hash_ = datetime.now(UTC), wachtwoorden.hash_van(wachtwoord)
        staf = Medewerkersopslag(database)
        ids = [await staf.maak(email, naam, organisatie, rollen, hash_, nu) for email, naam, organisatie, rollen in PERSONEEL]
        await staf.gezien(ids[1] or 0, nu + timedelta(days=1))  # Bert is there all day: his conversation stays his
        for gesprek in GESPREKKEN:
            await _gesprek(database, *gesprek, bert=ids[1] or 0, nu=nu)
    finally:
        await database.sluit()
    return wachtwoord


async def _gesprek(
    database: Database, reden: str, onderwerp: str | None, kanaal: str | None, minuten: int, toestand: str, tekst: str,
    *, bert: int, nu: datetime,
) -> None:  # fmt: skip
    id_, toen = str(uuid.uuid4()), nu - timedelta(minutes=minuten)
    begin = [_zegt(ASSISTENT, "Welkom. U chat met een computer, niet met een mens."), _zegt("inwoner", tekst)]
    begin.append(_zegt(ASSISTENT, "U wilt een medewerker spreken."))
    await Gesprekkenopslag(database).maak(id_, secrets.token_hex(32), GEMEENTE, begin, toen)
    rij = {"organisatie": "voorbeeldstad", "reden": reden, "onderwerp": onderwerp, "kanaal": kanaal, "gemeente": GEMEENTE, "verteld": [tekst]}
    async with database.schrijven() as verbinding:
        await zet_in_rij(verbinding, id_, rij, toen)
    if toestand == "wacht":
        return
    opslag, wie = Overdrachtenopslag(database), Wie(bert, "voorbeeldstad")

    async def doe(wijziging: Wijziging) -> None:
        (dit,) = [r for r in await opslag.lopende("voorbeeldstad") if r.gesprek_id == id_]
        await opslag.wijzig(dit, wijziging, wie, toen + timedelta(minutes=1))

    await doe(Wijziging("genomen", {"toestand": MEDEWERKER, "medewerker_id": bert, "genomen_op": toen + timedelta(minutes=1)}, MEDEWERKER))
    async with database.schrijven() as verbinding:
        await voeg_toe(verbinding, id_, [_zegt("medewerker", "Goedendag, ik lees met u mee.")], toen + timedelta(minutes=1))
    if toestand == "klaar":
        await doe(Wijziging("gesloten", {"toestand": KLAAR, "klaar_op": toen + timedelta(minutes=9), "uitkomst": "opgelost"}, GESLOTEN))


def _zegt(van: str, tekst: str) -> Inhoud:
    return {"soort": "bericht", "van": van, "tekst": tekst}
