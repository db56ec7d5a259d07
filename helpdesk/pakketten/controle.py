"""What is wrong with a pack: what the schema refuses, and what a schema cannot know."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator, ValidationError

from helpdesk.fouten import lijkt_op
from helpdesk.onderwerpen import Onderwerpen
from helpdesk.pakketten.model import PLAATSHOUDER

# Their answers save lives or follow from the routing table: a municipality does not change them.
NIET_AANPASBAAR = "zorg/"
ALLEEN_AANVULLEN = "klacht/"
PLAATSHOUDERS = ("gemeente", "telefoon")


class Fout(NamedTuple):
    """Where (a path of keys, empty for the whole), what, and what to do about it."""

    plek: str
    fout: str
    remedie: str


def controleer(pakket: dict[str, Any], schema: dict[str, Any], onderwerpen: Onderwerpen) -> Iterator[Fout]:
    """`pakket` is merged with the default, and has its texts under `teksten`."""
    for fout in Draft202012Validator(schema).iter_errors(pakket):
        yield from _uit_schema(fout)
    teksten = pakket.get("teksten") or {}
    for id_, tekst in teksten.items() if isinstance(teksten, dict) else ():
        yield from _tekst(id_, tekst if isinstance(tekst, dict) else {}, onderwerpen)
    for id_ in _lijst(pakket.get("knoppen")):
        if id_ not in onderwerpen:
            yield Fout("knoppen", f"the topic {id_} does not exist", lijkt_op(id_, onderwerpen))
    yield from _plaatshouders(pakket)
    yield from _kleurparen(pakket.get("thema"))


def _kleurparen(thema: Any) -> Iterator[Fout]:
    """A background of one's own with somebody else's text colour can be unreadable."""
    for naam in thema if isinstance(thema, dict) else ():
        for deel, ander in (("achtergrond", "tekst"), ("tekst", "achtergrond")):
            paar = f"{naam.removesuffix(deel)}{ander}"
            if naam.endswith(f"-{deel}") and naam != "--gh-zacht-tekst" and paar not in thema:
                yield Fout(f"thema.{naam}", f"{naam} has no {paar} beside it", "give both, with enough contrast")


def _uit_schema(fout: ValidationError) -> Iterator[Fout]:
    plek = ".".join(map(str, fout.absolute_path))
    if fout.validator == "additionalProperties":
        bekend = fout.schema.get("properties", {})
        patronen = list(fout.schema.get("patternProperties", ()))
        for sleutel in sorted(set(fout.instance) - set(bekend)):
            uitleg = lijkt_op(sleutel, bekend) if bekend else f"a key here looks like {patronen[0]}"
            yield Fout(f"{plek}.{sleutel}".lstrip("."), f"'{sleutel}' is not a key of a pack", uitleg)
        return
    if fout.validator == "required":
        for sleutel in sorted(set(fout.validator_value) - set(fout.instance)):
            yield Fout(plek, f"'{sleutel}' is missing", fout.schema["properties"][sleutel].get("description", "add it"))
        return
    yield Fout(plek, f"{_kort(fout.instance)} cannot be used here", fout.schema.get("description") or fout.message)


def _tekst(id_: str, tekst: dict[str, Any], onderwerpen: Onderwerpen) -> Iterator[Fout]:
    plek = f"teksten.{id_}"
    if id_ not in onderwerpen:
        yield Fout(plek, f"the topic {id_} does not exist", lijkt_op(id_, onderwerpen))
    elif id_.startswith(NIET_AANPASBAAR):
        yield Fout(plek, f"{id_} is the same everywhere", "remove it: the national answer names the right numbers")
    elif id_.startswith(ALLEEN_AANVULLEN) and "vervangt" in tekst:
        yield Fout(plek, f"the routing of {id_} cannot be replaced", "write vult_aan; it is shown under the result")


def _plaatshouders(pakket: dict[str, Any]) -> Iterator[Fout]:
    telefoon = (pakket.get("contact") or {}).get("telefoon")
    for plek, tekst in _zinnen(pakket):
        for naam in PLAATSHOUDER.findall(tekst):
            if naam not in PLAATSHOUDERS:
                yield Fout(plek, f"{{{naam}}} is filled in nowhere", f"use {{{'}, {'.join(PLAATSHOUDERS)}}}")
            elif naam == "telefoon" and not telefoon:
                yield Fout(plek, "{telefoon} stands in a text, but there is no number", "give contact.telefoon")


def _zinnen(pakket: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every text for residents, with its place."""
    yield "begroeting", str(pakket.get("begroeting") or "")
    yield "melding.tekst", str((pakket.get("melding") or {}).get("tekst") or "")
    teksten = pakket.get("teksten")
    for id_, tekst in teksten.items() if isinstance(teksten, dict) else ():
        for soort in ("vervangt", "vult_aan"):
            if isinstance(tekst, dict) and isinstance(tekst.get(soort), str):
                yield f"teksten.{id_}.{soort}", tekst[soort]


def _lijst(waarde: Any) -> list[str]:
    return [x for x in waarde if isinstance(x, str)] if isinstance(waarde, list) else []


def _kort(waarde: Any) -> str:
    return repr(waarde) if len(repr(waarde)) <= 60 else repr(waarde)[:57] + "…"
