"""The OpenAPI document of the public API, as data; a test compares its paths with the routes."""

from typing import Any

from gateway.balie.oordelen import REDENEN as GEHOLPEN_REDENEN
from gateway.feedback import REDENEN
from gateway.veiligheid import API_VERSIE

_TEKST_OF_LEEG = {"type": "string", "nullable": True}
_TEKSTEN = {"type": "array", "items": {"type": "string"}}
GEMEENTE = {"type": "object", "properties": {
    "code": {"type": "string"}, "naam": {"type": "string"}, "voorbeeld": {"type": "boolean"}, "aan": {"type": "boolean"},
    "paginas": {"type": "object", "properties": {"alleen_op": _TEKSTEN, "niet_op": _TEKSTEN}},
    "begroeting": {"type": "string"}, "knoppen": _TEKSTEN,
    "contact": {"type": "object", "nullable": True, "additionalProperties": _TEKST_OF_LEEG},
    "open": {"type": "object", "nullable": True, "properties": {
        "nu": {"type": "boolean"}, "tot": _TEKST_OF_LEEG, "weer_open": _TEKST_OF_LEEG, "reden": _TEKST_OF_LEEG,
        "tijden": {"type": "string"}}},
    "melding": _TEKST_OF_LEEG, "thema": {"type": "object", "additionalProperties": {"type": "string"}}, "herkomsten": _TEKSTEN,
}}


def document() -> dict[str, Any]:
    gebeurtenissen = {"type": "array", "items": {"$ref": "#/components/schemas/Gebeurtenis"}}
    id_ = {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
    token = [{"token": []}]
    return {
        "openapi": "3.0.3",
        "info": {
            "title": "Helpdesk CoronaMelder",
            "version": API_VERSIE,
            "description": "Gesprekken tussen inwoners en de helpdesk.",
            "contact": {"name": "De beheerder van deze helpdesk"},
        },
        "servers": [{"url": "/api/v1"}],
        "paths": {
            "/inrichting": {
                "get": {**_doe("leesInrichting", "Wat de chat toont voor het eerste bericht", {"200": _json("De inrichting", _object(
                    gemeente={"type": "object", "nullable": True}, aan={"type": "boolean"}, stand={"type": "string"},
                    opening=_object(soort={"type": "string", "enum": ["bericht"]}, tekst={"type": "string"}), contact={"type": "array", "items": {"type": "object"}},
                    melding={"type": "object", "nullable": True}, max_tekens={"type": "integer"},
                    bewaartermijn_dagen={"type": "integer"}))}),
                    "parameters": [{"name": "gemeente", "in": "query", "schema": {"type": "string", "example": "GM0518"}}]},
            },
            "/gemeenten/{code}": {
                "parameters": [{"name": "code", "in": "path", "required": True, "schema": {
                    "type": "string", "example": "GM0518"}}],
                "get": {**_doe("leesGemeente", "Wat een gemeente zelf heeft ingesteld", {"200": _json("De gemeente", GEMEENTE)}),
                        "parameters": [{"name": "pagina", "in": "query", "schema": {"type": "string"},
                                        "description": "Het pad van de pagina waar de chat op staat"}]},
            },
            "/gesprekken": {
                "post": _doe("maakGesprek", "Begin een gesprek", {"201": _json("Het gesprek", _object(
                    id={"type": "string"}, token={"type": "string"}, gebeurtenissen=gebeurtenissen))},
                    _object(gemeente={"type": "string", "example": "GM0518"}))
            },
            "/gesprekken/{id}": {
                "parameters": [id_],
                "get": _doe("leesGesprek", "Het hele gesprek", {"200": _json("Het gesprek", _object(
                    id={"type": "string"}, gemeente={"type": "string", "nullable": True}, eigenaar={"type": "string"},
                    gebeurtenissen=gebeurtenissen))}, veilig=token),
                "delete": _doe("verwijderGesprek", "Verwijder het gesprek", {"204": {"description": "Verwijderd"}}, veilig=token),
            },
            "/gesprekken/{id}/berichten": {
                "parameters": [id_],
                "post": _doe("stuurBericht", "Stuur een bericht of een keuze", {"202": _json("Aangenomen", _object(
                    id={"type": "integer"}))},
                    _object(sleutel={"type": "string"}, tekst={"type": "string"}, keuze={"type": "string"}), token),
            },
            "/gesprekken/{id}/feedback": {
                "parameters": [id_],
                "post": _doe("beoordeel", "Zeg of een antwoord nuttig was", {"204": {"description": "Bewaard"}}, _object(
                    gebeurtenis={"type": "integer"}, nuttig={"type": "boolean"},
                    reden={"type": "string", "enum": list(REDENEN)}), token),
            },
            "/gesprekken/{id}/overdracht": {
                "parameters": [id_],
                "delete": _doe("trekIn", "Wacht niet meer op een medewerker", {"204": {"description": "Ingetrokken"}}, veilig=token),
            },
            "/gesprekken/{id}/oordelen": {
                "parameters": [id_],
                "post": _doe("beoordeelMedewerker", "Zeg of een medewerker goed hielp, na afloop", {"204": {"description": "Bewaard"}}, {
                    **_object(geholpen={"type": "boolean", "nullable": True},
                              reden={"type": "string", "enum": list(GEHOLPEN_REDENEN)}), "required": ["geholpen"]}, token),
            },
            "/gesprekken/{id}/terugbelverzoeken": {
                "parameters": [id_],
                "post": _doe("vraagTerugbellen", "Vraag om teruggebeld te worden, waar dat is aangeboden", {
                    "204": {"description": "Bewaard"}}, _object(
                    naam={"type": "string"}, bereikbaar={"type": "string"}, wanneer={"type": "string"}), token),
            },
            "/gesprekken/{id}/gebeurtenissen": {
                "parameters": [id_],
                "get": {**_doe("leesGebeurtenissen", "Nieuwe gebeurtenissen", {"200": _json("Gebeurtenissen", _object(
                    gebeurtenissen=gebeurtenissen))}, veilig=token),
                    "parameters": [_vraag("na", "Alleen wat na dit id kwam"), _vraag("wacht", "Hoeveel seconden te wachten")]},
            },
        },
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {
                "Gebeurtenis": {**_object(id={"type": "integer"}, soort={"type": "string", "enum": [
                    "bericht", "resultaat", "overdracht", "stand", "terugbelverzoek", "oordeel"]}, tijd={"type": "string"}),
                    "required": ["id", "soort"], "additionalProperties": True},
                "Probleem": _object(type={"type": "string"}, title={"type": "string"}, status={"type": "integer"},
                                    detail={"type": "string"}),
            },
        },
    }


def _doe(naam: str, wat: str, goed: dict[str, Any], body: dict | None = None, veilig: list | None = None) -> dict[str, Any]:
    probleem = {"description": "Een probleem", "content": {
        "application/problem+json": {"schema": {"$ref": "#/components/schemas/Probleem"}}}}
    actie: dict[str, Any] = {"operationId": naam, "summary": wat, "responses": {**goed, "default": probleem}}
    if body:
        actie["requestBody"] = {"content": {"application/json": {"schema": body}}}
    if veilig:
        actie["security"] = veilig
    return actie


def _json(wat: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": wat, "content": {"application/json": {"schema": schema}}}


def _object(**velden: Any) -> dict[str, Any]:
    return {"type": "object", "properties": velden}


def _vraag(naam: str, wat: str) -> dict[str, Any]:
    return {"name": naam, "in": "query", "description": wat, "schema": {"type": "integer", "minimum": 0}}
