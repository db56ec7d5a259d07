"""One topic's files, changed with their comments and order kept."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from helpdesk.fouten import InhoudFout

# Written in this order on one line, as the other files have it.
VOLGORDE = ("bron", "peildatum", "eigenaar", "geldig", "feiten", "vervolg")


@dataclass(frozen=True)
class Antwoord:
    """One variation of an answer. `fase` and `taal` are the slots it is for; None: all. Dates as `2020-12-15`, `tot` not included."""

    tekst: str
    bron: str = ""
    peildatum: str = ""
    eigenaar: str = ""
    van: str | None = None
    tot: str | None = None
    feiten: Sequence[str] = ()
    vervolg: Sequence[str] = ()
    fase: str | None = None
    taal: str | None = None


@dataclass
class Onderwerpbestand:
    """`data/<group>/<topic>.yml`: the sentences and the answers."""

    onderwerp: str
    _ruw: CommentedMap = field(repr=False)

    @classmethod
    def lees(cls, onderwerp: str, tekst: str) -> "Onderwerpbestand":
        """:raise InhoudFout: naming the line, if it is not YAML"""
        return cls(onderwerp, _laad(tekst, f"data/{onderwerp}.yml"))

    @property
    def zinnen(self) -> list[str]:
        return [r.strip()[2:].strip() for deel in self._ruw.get("nlu") or () for r in deel["examples"].splitlines() if r.strip()[:2] == "- "]

    def zet_zinnen(self, zinnen: Iterable[str]) -> None:
        """All sentences anew, in this order, in the first block; further blocks go."""
        blok = "".join(f"- {zin}\n" for zin in zinnen)
        del self._ruw["nlu"][1:]
        self._ruw["nlu"][0]["examples"] = LiteralScalarString(blok)

    @property
    def antwoorden(self) -> list[Antwoord]:
        return [_antwoord(v) for v in self._variaties()]

    def zet_antwoorden(self, antwoorden: Sequence[Antwoord]) -> None:
        """What did not change stays as it is written, comments too."""
        oud = self._variaties()
        zelfde = [next((v for v in oud if _antwoord(v) == a), None) for a in antwoorden]
        over = [v for v in oud if not any(v is z for z in zelfde)]
        nieuw = []
        for antwoord, variatie in zip(antwoorden, zelfde, strict=True):
            if variatie is None:
                # The changed one keeps what the screen does not show, of the first that is for the same phase and language.
                was = next((v for v in over if (_antwoord(v).fase, _antwoord(v).taal) == (antwoord.fase, antwoord.taal)), None)
                over = [v for v in over if v is not was]
                variatie = _variatie(antwoord, was)
            nieuw.append(variatie)
        responsen = self._ruw.setdefault("responses", CommentedMap())
        reeks = responsen.get(self._utter)
        if reeks is None:
            responsen[self._utter] = CommentedSeq(nieuw)
        else:
            reeks[:] = nieuw

    def als_tekst(self) -> str:
        return _schrijf(self._ruw)

    @property
    def _utter(self) -> str:
        return f"utter_{self.onderwerp}"

    def _variaties(self) -> list[Any]:
        return list((self._ruw.get("responses") or {}).get(self._utter) or ())


@dataclass
class Toetsbestand:
    """`tests/onderwerpen/<group>/<topic>.yml`: sentences that are never trained on."""

    _ruw: CommentedMap = field(repr=False)

    @classmethod
    def lees(cls, onderwerp: str, tekst: str) -> "Toetsbestand":
        """:raise InhoudFout: naming the line, if it is not YAML"""
        return cls(_laad(tekst, f"tests/onderwerpen/{onderwerp}.yml"))

    @property
    def zinnen(self) -> list[str]:
        return [str(zin) for zin in self._ruw.get("zinnen") or ()]

    def zet_zinnen(self, zinnen: Iterable[str]) -> None:
        reeks = self._ruw.setdefault("zinnen", CommentedSeq())
        reeks[:] = [DoubleQuotedScalarString(zin) for zin in zinnen]

    def als_tekst(self) -> str:
        return _schrijf(self._ruw)


def met_titel(catalogus: str, onderwerp: str, titel: str) -> str:
    """The catalogue (data/onderwerpen.yml) with the words for a topic, new or changed.

    :raise InhoudFout: if there is no such group
    """
    ruw = _laad(catalogus, "data/onderwerpen.yml")
    groep, _, naam = onderwerp.partition("/")
    if groep not in ruw["onderwerpen"]:
        raise InhoudFout(f"data/onderwerpen.yml: there is no group {groep}; use one of {', '.join(ruw['onderwerpen'])}")
    leden = ruw["onderwerpen"][groep]
    if naam in leden:
        leden[naam] = titel
        return _schrijf(ruw)
    # Behind the last one, before the comment or empty line that belongs to the next group.
    laatste = list(leden)[-1]
    opmerking = leden.ca.items.pop(laatste, None)
    leden[naam] = titel
    if opmerking:
        leden.ca.items[naam] = opmerking
    return _schrijf(ruw)


def schone_zinnen(tekst: str) -> list[str]:
    """The sentences of a text field, one per line; a dash in front, brackets (Rasa's) and the same line twice go."""
    zinnen = (re.sub(r"\s+", " ", regel).strip().removeprefix("- ").strip() for regel in tekst.splitlines())
    haken = str.maketrans("[]{}", "()()")
    return list(dict.fromkeys(zin.translate(haken) for zin in zinnen if zin.strip("- ")))


def datum(waarde: str) -> str | None:
    """A date as it is written in the files; None where the field is empty.

    :raise InhoudFout: if it is no date
    """
    if not waarde.strip():
        return None
    try:
        return date.fromisoformat(waarde.strip()).isoformat()
    except ValueError:
        raise InhoudFout(f"'{waarde}' is geen datum. Schrijf hem als 2020-12-15.") from None


def _antwoord(ruw: CommentedMap) -> Antwoord:
    meta, slots = ruw.get("metadata") or {}, {c["name"]: c["value"] for c in ruw.get("condition") or ()}
    geldig = meta.get("geldig") or {}
    return Antwoord(
        tekst=str(ruw.get("text") or "").strip(),
        bron=str(meta.get("bron") or ""),
        peildatum=str(meta.get("peildatum") or ""),
        eigenaar=str(meta.get("eigenaar") or ""),
        van=str(geldig["van"]) if geldig.get("van") else None,
        tot=str(geldig["tot"]) if geldig.get("tot") else None,
        feiten=tuple(map(str, meta.get("feiten") or ())),
        vervolg=tuple(map(str, meta.get("vervolg") or ())),
        fase=slots.get("fase"),
        taal=slots.get("taal"),
    )


def _variatie(antwoord: Antwoord, oud: CommentedMap | None) -> CommentedMap:
    """A variation in the files' shape; keys that a screen does not show are kept from the old one."""
    variatie = CommentedMap(oud or {})
    was = _antwoord(oud) if oud is not None else Antwoord("")
    if oud is None or was.tekst != antwoord.tekst:
        variatie["text"] = LiteralScalarString(antwoord.tekst)
    if oud is None and (slots := [(n, w) for n, w in (("fase", antwoord.fase), ("taal", antwoord.taal)) if w]):
        variatie["condition"] = CommentedSeq([_op_een_regel({"type": "slot", "name": naam, "value": waarde}) for naam, waarde in slots])
    meta: dict[str, Any] = dict((oud or {}).get("metadata") or {})
    for veld, waarde in (("bron", _tussen(antwoord.bron)), ("peildatum", _tussen(antwoord.peildatum)), ("eigenaar", antwoord.eigenaar)):
        if oud is None or getattr(was, veld) != waarde:
            meta[veld] = waarde
    if (was.van, was.tot) != (antwoord.van, antwoord.tot):
        meta["geldig"] = _op_een_regel({k: _tussen(w) for k, w in (("van", antwoord.van), ("tot", antwoord.tot)) if w})
    for veld, rij in (("feiten", _rij(map(_tussen, antwoord.feiten))), ("vervolg", _rij(antwoord.vervolg))):
        if oud is None or tuple(getattr(was, veld)) != tuple(rij):
            meta[veld] = rij
    if not meta.get("geldig"):
        meta.pop("geldig", None)
    volgorde = [*(k for k in VOLGORDE if k in meta), *(k for k in meta if k not in VOLGORDE)]
    variatie["metadata"] = _op_een_regel({k: meta[k] for k in volgorde})
    return variatie


def _tussen(waarde: str) -> DoubleQuotedScalarString:
    return DoubleQuotedScalarString(waarde)


def _op_een_regel(ruw: dict[str, Any]) -> CommentedMap:
    kaart = CommentedMap(ruw)
    kaart.fa.set_flow_style()
    return kaart


def _rij(leden: Iterable[Any]) -> CommentedSeq:
    rij = CommentedSeq(leden)
    rij.fa.set_flow_style()
    return rij


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 100_000  # lines stay as they are written
    yaml.indent(mapping=2, sequence=2, offset=0)
    return yaml


def _laad(tekst: str, plek: str) -> CommentedMap:
    try:
        ruw = _yaml().load(tekst)
    except YAMLError as fout:
        merk = getattr(fout, "problem_mark", None)
        regel = f":{merk.line + 1}" if merk else ""
        raise InhoudFout(f"{plek}{regel}: {getattr(fout, 'problem', 'not YAML')}; check indentation, quotes and colons there") from fout
    if not isinstance(ruw, CommentedMap):
        raise InhoudFout(f"{plek}: holds no keys; copy the shape of a neighbouring file")
    return ruw


def _schrijf(ruw: CommentedMap) -> str:
    uit = io.StringIO()
    _yaml().dump(ruw, uit)
    return uit.getvalue()
