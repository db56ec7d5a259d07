"""A small content tree without faults, for the tests of `make validate`."""

from datetime import date
from pathlib import Path

import yaml

from helpdesk.pakketten.openingstijden import DAGEN
from tools.validate import controleer

WORTEL = Path(__file__).resolve().parents[2]
VANDAAG = date(2026, 11, 23)
APP, TAAL, KLACHT, ZORG = "faq_app/batterij", "gesprek/andere_taal", "klacht/dwang", "zorg/noodgeval"

ALTIJD = {"week": {dag: ["00:00-23:59"] for dag in DAGEN}, "gesloten_op": [], "afwijkend": {}}


def variatie(tekst: str, **metadata) -> dict:
    basis = {
        "bron": "https://coronamelder.nl",
        "peildatum": "2026-11-23",
        "eigenaar": "vws",
        "feiten": [f"{APP}#1"],
        "vervolg": [TAAL, KLACHT],
    }
    return {"text": tekst, "metadata": {**basis, **metadata}}


def onderwerp(id_: str, *variaties: dict) -> dict:
    zinnen = "\n".join(f"- {id_} zin {n}" for n in range(40))
    ruw = {"nlu": [{"intent": id_, "examples": zinnen}]}
    return {**ruw, "responses": {f"utter_{id_}": list(variaties)}} if variaties else ruw


def kanaal(id_: str, telefoon: str, tot: str | None = None, zekerheid: str = "hoog") -> dict:
    rij = {"id": id_, "naam": id_, "telefoon": telefoon, "email": None, "url": None, "kosten": None, "openingstijden": []}
    return {**rij, "geldig": {"van": "2020-08-17", "tot": tot}, "nu_bruikbaar": "ja", "zekerheid": zekerheid}


class Boom:
    """A content tree without faults; a test spoils one file and asks for the faults."""

    def __init__(self, wortel: Path):
        self.wortel = wortel
        contact = {"tijdens_de_app": "helpdesk", "nu": "rijk"}
        groepen = {
            "faq_app": {"batterij": "a"},
            "gesprek": {"andere_taal": "b"},
            "klacht": {"dwang": "c"},
            "zorg": {"noodgeval": "d"},
        }
        feiten = [{"id": f"{APP}#1", "zekerheid": "hoog"}, {"id": f"{APP}#2", "zekerheid": "middel"}]
        fasen = (
            ("praktijktest", "2020-08-17", "2020-10-10"),
            ("landelijk", "2020-10-10", "2022-04-22"),
            ("beeindigd", "2022-04-22", None),
        )
        veilig = {"id": "noodgeval", "zekerheid": "hoog", "contact": [{"kanaal": "nood"}]}
        self.bestanden = {
            "data/onderwerpen.yml": {"onderwerpen": groepen, "acties": {}},
            "registers/feiten/feiten.yml": {"faq_app": {"batterij": feiten}},
            "registers/feiten/veiligheid.yml": {"onderschep": [veilig]},
            "registers/feiten/fasen.yml": {"fasen": [{"id": i, "naam": i, "geldig": {"van": v, "tot": t}} for i, v, t in fasen]},
            "routering/kanalen.yml": {
                "kanalen": [
                    kanaal("helpdesk", "0800-1280", tot="2022-12-30"),
                    kanaal("rijk", "1400"),
                    kanaal("nood", "112"),
                    kanaal("onzeker", "088-0767 000", zekerheid="middel"),
                ]
            },
            "routering/klachten.yml": {
                "einde_van_de_app": "2022-04-22",
                "klachten": {"dwang": {"kanaal": "vws", "contact": contact, "anders": [{"onderwerp": KLACHT}]}},
            },
            "domain.yml": {"responses": {"utter_vraag": [{"text": "Wat wilt u weten?", "metadata": {"vervolg": [KLACHT]}}]}},
            "gateway/teksten.yml": {"opening": "Welkom. U chat met een computer.", "veelgevraagd": [APP], "soorten": {"naam": "een naam"}},
            "routering/zorg.yml": {"behalve": ["dood(moe)?"], ZORG: [r"\bstik\w*"]},
            "routering/organisaties.yml": {"organisaties": {"landelijk": {
                "naam": "de helpdesk", "soort": "landelijk", "openingstijden": ALTIJD, "teams": {"app": {"naam": "App", "onderwerpen": ["faq_app"]}},
            }}},
            f"data/{APP}.yml": onderwerp(APP, variatie("De app gebruikt weinig stroom.")),
            f"data/{TAAL}.yml": onderwerp(TAAL, variatie("Ik antwoord in het Nederlands.", bron="/over", feiten=[])),
            f"data/{KLACHT}.yml": onderwerp(KLACHT),
            f"data/{ZORG}.yml": onderwerp(ZORG, variatie("Bel direct 112.", feiten=["veiligheid:noodgeval"])),
        }
        standaard = yaml.safe_load((WORTEL / "gemeenten/_standaard/gemeente.yml").read_text(encoding="utf-8"))
        for pad in ("gemeenten/schema.json", "taal/ambtelijk.yml"):
            self.bestanden[pad] = (WORTEL / pad).read_text(encoding="utf-8")
        self.bestanden["gemeenten/_standaard/gemeente.yml"] = {**standaard, "knoppen": [APP, KLACHT]}
        for id_ in (APP, TAAL, KLACHT, ZORG):
            self.bestanden[f"tests/onderwerpen/{id_}.yml"] = {"zinnen": [f"{id_} toets {n}" for n in range(6)]}
        self.bestanden[f"tests/onderwerpen/{KLACHT}.yml"]["kanaal"] = "vws"

    def __getitem__(self, pad: str) -> dict:
        return self.bestanden[pad]

    def antwoord(self, *variaties: dict) -> None:
        self.bestanden[f"data/{APP}.yml"] = onderwerp(APP, *variaties)

    def schrijf(self) -> None:
        for pad, ruw in self.bestanden.items():
            (self.wortel / pad).parent.mkdir(parents=True, exist_ok=True)
            (self.wortel / pad).write_text(ruw if isinstance(ruw, str) else yaml.safe_dump(ruw), encoding="utf-8")

    def fouten(self) -> list[str]:
        self.schrijf()
        return [str(fout) for fout in controleer(self.wortel, VANDAAG)[0]]


def verwacht(fouten: list[str], pad: str, fout: str, remedie: str) -> None:
    """Exactly one fault, of this file, with these words before and after the semicolon."""
    assert len(fouten) == 1, fouten
    voor, _, na = fouten[0].partition("; ")
    assert voor.startswith(f"{pad}: ") and fout in voor and remedie in na
