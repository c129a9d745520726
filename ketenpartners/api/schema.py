"""De beschrijving van de API (OpenAPI): wat elke bewerking volgens de NLGov ADR moet vermelden, komt hier bij."""

import functools
import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from drf_spectacular.extensions import OpenApiAuthenticationExtension, OpenApiSerializerFieldExtension
from drf_spectacular.generators import SchemaGenerator

from ketenpartners.api.fouten import PROBLEEM, TITELS, problem_response, zet_koppen
from ketenpartners.scopes import SCOPES

TAGS = {
    "aanmeldingen": "Een inwoner warm overdragen aan de gemeente",
    "verwijzingen": "Inwoners die naar u zijn verwezen",
    "schuldeisers": "Antwoorden op een brief aan een schuldeiser, met de code uit die brief",
    "rekenhulp": "De rekenregels, open voor iedereen",
    "cijfers": "Gepubliceerde kwartaalcijfers",
}
_VERSIE = {
    "description": "De volledige versie van de API",
    "schema": {"type": "string", "example": settings.API_VERSIE},
}
_PROBLEEM = {
    "type": "object",
    "description": "Een fout volgens RFC 9457",
    "required": ["status", "title", "detail"],
    "properties": {
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "title": {"type": "string"},
        "detail": {"type": "string"},
        "invalidParams": {
            "type": "array",
            "description": "Alle onjuiste velden tegelijk",
            "items": {
                "type": "object",
                "required": ["name", "reason"],
                "properties": {"name": {"type": "string"}, "reason": {"type": "string"}},
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}


class PartnerSchema(OpenApiAuthenticationExtension):
    target_class = "ketenpartners.api.toegang.PartnerAuthentication"
    name = "clientCredentials"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        stroom = {"tokenUrl": "/api/oauth/token", "scopes": dict(SCOPES)}
        return {"type": "oauth2", "flows": {"clientCredentials": stroom}}

    def get_security_requirement(self, auto_schema: Any) -> dict[str, list[str]]:
        return {self.name: [auto_schema.view.scope]}


class TekstSchema(OpenApiSerializerFieldExtension):
    """Verplichte tekst bestaat niet uit alleen spaties."""

    target_class = "ketenpartners.api.invoer.TekstField"

    def map_serializer_field(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        veld = self.target
        return {"type": "string", "minLength": 1, "maxLength": veld.max_length, "pattern": r"\S"}


class EmailSchema(OpenApiSerializerFieldExtension):
    target_class = "ketenpartners.api.invoer.EmailField"

    def map_serializer_field(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        return {"type": "string", "format": "email", "maxLength": 200}


class BsnSchema(OpenApiSerializerFieldExtension):
    target_class = "ketenpartners.api.invoer.BsnField"

    def map_serializer_field(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        return {"type": "string", "minLength": 9, "maxLength": 9, "pattern": "^[0-9]{9}$"}


class BedragSchema(OpenApiSerializerFieldExtension):
    target_class = "ketenpartners.api.invoer.BedragField"

    def map_serializer_field(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^[0-9]{1,8}\.[0-9]{2}$", "example": "1234.56"}


def volgens_adr(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Nabewerking van het schema: API-Version op elk antwoord, elke fout als problem+json, strenge invoer, tags."""
    onderdelen = result["components"]
    onderdelen.setdefault("schemas", {})["Probleem"] = _PROBLEEM
    onderdelen["headers"] = {"API-Version": _VERSIE}
    onderdelen["responses"] = {f"Probleem{status}": _fout(status) for status in TITELS}
    gebruikt = set()
    for pad, bewerkingen in result["paths"].items():
        for bewerking in bewerkingen.values():
            _vul_aan(pad, bewerking)
            gebruikt.update(bewerking.get("tags", ()))
    for naam, schema in onderdelen["schemas"].items():
        if naam.endswith("InRequest"):
            schema["additionalProperties"] = False
    result["tags"] = [{"name": naam, "description": tekst} for naam, tekst in TAGS.items() if naam in gebruikt]
    return result


def _vul_aan(pad: str, bewerking: dict[str, Any]) -> None:
    statussen = {400, 405, 406, 429, 500, 503}
    if bewerking.get("security"):
        statussen |= {401, 403}
    if "{" in pad:
        statussen.add(404)
    if inhoud := bewerking.get("requestBody"):
        statussen |= {409, 413, 415}
        inhoud["required"] = True
        if bewerking.get("security"):
            bewerking.setdefault("parameters", []).append(_IDEMPOTENT)
    antwoorden = bewerking["responses"]
    for antwoord in antwoorden.values():
        antwoord.setdefault("headers", {})["API-Version"] = {"$ref": "#/components/headers/API-Version"}
    for status in sorted(statussen):
        antwoorden[str(status)] = {"$ref": f"#/components/responses/Probleem{status}"}


def _fout(status: int) -> dict[str, Any]:
    return {
        "description": TITELS[status][0],
        "headers": {"API-Version": {"$ref": "#/components/headers/API-Version"}},
        "content": {PROBLEEM: {"schema": {"$ref": "#/components/schemas/Probleem"}}},
    }


_IDEMPOTENT = {
    "in": "header",
    "name": "Idempotency-Key",
    "description": "Zelf te kiezen: hetzelfde bericht met dezelfde sleutel gebeurt één keer, met hetzelfde antwoord.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 160, "pattern": "^[!-~]+$"},
}


@functools.cache
def schema_json() -> bytes:
    """De beschrijving als JSON; zij verandert niet zolang het proces draait."""
    schema = SchemaGenerator().get_schema(request=None, public=True)
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()


def openapi(request: HttpRequest) -> HttpResponse:
    """De beschrijving, voor iedereen en vanaf elke website op te halen."""
    if request.method not in ("GET", "HEAD"):
        antwoord = problem_response(request, 405)
        antwoord["Allow"] = "GET, HEAD"
        return antwoord
    antwoord = zet_koppen(HttpResponse(schema_json(), content_type="application/json"))
    antwoord["Access-Control-Allow-Origin"] = "*"
    return antwoord
