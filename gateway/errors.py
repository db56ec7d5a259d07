"""What can go wrong in the gateway, as exceptions, and how each is told to the outside (RFC 9457, in Dutch)."""

from typing import Any


class Probleem(Exception):
    """A fault with words for the caller. Subclasses set `status`, `soort` and `titel`; `detail` names the remedy."""

    status = 500
    soort = "fout"
    titel = "Er ging iets mis"

    def __init__(self, detail: str, *, kop: dict[str, str] | None = None, **extra: Any):
        super().__init__(self.soort)  # never the detail: it may quote what was sent, and exceptions are logged
        self.detail = detail
        self.kop = kop or {}
        self.extra = extra


class OnleesbareInvoer(Probleem):
    """The body is not JSON, or not of the shape that the endpoint takes."""

    status, soort, titel = 400, "onleesbare-invoer", "Het verzoek is niet te lezen"


class NietAangemeld(Probleem):
    """The token is missing or wrong."""

    status, soort, titel = 401, "niet-aangemeld", "U hebt geen toegang"

    def __init__(self, detail: str):
        super().__init__(detail, kop={"WWW-Authenticate": "Bearer"})


class NietToegestaan(Probleem):
    """A form was sent from another site."""

    status, soort, titel = 403, "niet-toegestaan", "Dit mag niet"


class ChatUit(Probleem):
    """The municipality switched its chat off."""

    status, soort, titel = 403, "chat-uit", "De chat staat uit"


class NietGevonden(Probleem):
    """There is no such page or conversation (any more)."""

    status, soort, titel = 404, "niet-gevonden", "Niet gevonden"


class SleutelBezet(Probleem):
    """The idempotency key was used before, for another message."""

    status, soort, titel = 409, "sleutel-bezet", "De sleutel is al gebruikt"


class OngeldigeInvoer(Probleem):
    """The request can be read, but a value cannot be used."""

    status, soort, titel = 422, "ongeldige-invoer", "De invoer klopt niet"


class TeVeel(Probleem):
    """A rate limit was reached."""

    status, soort, titel = 429, "te-veel-verzoeken", "U gaat te snel"

    def __init__(self, seconden: int):
        super().__init__(
            f"U stuurt te veel in korte tijd. Probeer het over {seconden} {'seconde' if seconden == 1 else 'seconden'} opnieuw.",
            kop={"Retry-After": str(seconden)},
        )


class StapKanNiet(Probleem):
    """The key that secrets of the second step are encrypted with is not there."""

    status, soort, titel = 503, "tweede-stap-kan-niet", "De tweede stap kan nu niet"


# What the web server itself refuses, in words: status -> (soort, titel, detail).
WEBFOUTEN = {
    400: ("onleesbaar-verzoek", "Het verzoek is niet te lezen", "Controleer het verzoek en probeer het opnieuw."),
    404: ("niet-gevonden", "Niet gevonden", "Dit adres bestaat niet. Controleer het adres."),
    405: ("methode-kan-niet", "Dit kan hier niet", "Dit adres kent deze methode niet. De kop Allow noemt wat wel kan."),
    408: ("te-langzaam", "Het duurde te lang", "Het verzoek kwam niet op tijd binnen. Probeer het opnieuw."),
    413: ("te-groot", "Het verzoek is te groot", "Stuur hoogstens 64 kilobyte tegelijk."),
    417: ("verwachting", "Dit kan niet", "Stuur het verzoek zonder de kop Expect."),
    431: ("te-grote-koppen", "Het verzoek is te groot", "Stuur minder of kortere koppen mee."),
    500: ("fout", "Er ging iets mis", "Dit is een fout bij ons. Probeer het later opnieuw."),
    503: ("even-weg", "Even niet bereikbaar", "Probeer het over een minuut opnieuw."),
}


def als_probleem(status: int, soort: str, titel: str, detail: str, **extra: Any) -> dict[str, Any]:
    """The body of an `application/problem+json` answer."""
    return {"type": f"urn:helpdesk:probleem:{soort}", "title": titel, "status": status, "detail": detail, **extra}
