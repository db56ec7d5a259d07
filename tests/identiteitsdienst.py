"""A real identity server (Authlib's) on a port of its own: discovery, PKCE, and id tokens that a test can spoil."""

import json
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from authlib.common.security import generate_token
from authlib.oauth2.rfc6749 import AuthorizationServer, ClientMixin, OAuth2Request
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload
from authlib.oauth2.rfc6750 import BearerTokenGenerator
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import OpenIDCode
from joserfc.jwk import KeySet, RSAKey

from tools.run import LOKAAL

CLIENT, GEHEIM = "helpdesk", "geheim van de helpdesk"


class Code(SimpleNamespace):
    """What the server remembers of a code that it gave out."""

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str | None:
        return self.nonce

    def get_auth_time(self) -> int:
        return int(time.time())

    def get_acr(self) -> None:
        return None

    get_amr = get_acr


class Client(ClientMixin):
    """The helpdesk, as the server knows it."""

    def __init__(self, terug: str):
        self._terug = terug

    def get_client_id(self) -> str:
        return CLIENT

    def get_default_redirect_uri(self) -> str:
        return self._terug

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri == self._terug

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == GEHEIM

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == "client_secret_basic"

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


class Toestemming(AuthorizationCodeGrant):
    def save_authorization_code(self, code: str, request: OAuth2Request) -> None:
        velden = ("redirect_uri", "scope", "nonce", "code_challenge", "code_challenge_method")
        data = request.payload.data
        self.server.codes[code] = Code(code=code, claims=dict(request.user), **{veld: data.get(veld) for veld in velden})

    def query_authorization_code(self, code: str, client: Client) -> Code | None:
        return self.server.codes.get(code)

    def delete_authorization_code(self, authorization_code: Code) -> None:
        del self.server.codes[authorization_code.code]

    def authenticate_user(self, authorization_code: Code) -> dict[str, Any]:
        return authorization_code.claims


class IdToken(OpenIDCode):
    def __init__(self, dienst: "Identiteitsdienst"):
        super().__init__(require_nonce=True)
        self._dienst = dienst

    def exists_nonce(self, nonce: str, request: OAuth2Request) -> bool:
        return False

    def resolve_client_private_key(self, client: Client) -> RSAKey:
        return self._dienst.ondertekent_met

    def get_encode_header(self, client: Client) -> dict[str, str]:
        return {"alg": "RS256", "kid": self._dienst.sleutel.kid}

    def get_client_claims(self, client: Client) -> dict[str, str]:
        return {"iss": self._dienst.issuer}

    def generate_user_info(self, user: dict[str, Any], scope: str) -> dict[str, Any]:
        return user  # also claims such as `nonce` and `exp`, which then go before those of the server


class Identiteitsdienst(AuthorizationServer):
    """Whoever comes is signed in as `claims` says: at once, or with `pagina` after a click on a page of this server."""

    def __init__(self, poort: int):
        super().__init__()
        self.issuer = f"http://{LOKAAL}:{poort}"
        self.terug = ""
        self.pagina = False
        self.claims: dict[str, Any] = {}
        self.codes: dict[str, Code] = {}
        self.gevraagd: list[dict[str, str]] = []
        self.sleutel = self.ondertekent_met = RSAKey.generate_key(2048, auto_kid=True)
        self.register_grant(Toestemming, [CodeChallenge(), IdToken(self)])
        self.register_token_generator("default", BearerTokenGenerator(lambda *_, **__: generate_token(42)))

    def vreemde_sleutel(self) -> RSAKey:
        """Another key that says that it is the server's."""
        return RSAKey.import_key({**RSAKey.generate_key(2048).as_dict(private=True), "kid": self.sleutel.kid})

    def over(self) -> dict[str, str]:
        wegen = {"authorization_endpoint": "naar", "token_endpoint": "token", "jwks_uri": "sleutels"}
        return {"issuer": self.issuer, **{naam: f"{self.issuer}/{weg}" for naam, weg in wegen.items()}}

    def query_client(self, client_id: str) -> Client | None:
        return Client(self.terug) if client_id == CLIENT else None

    def save_token(self, token: dict[str, Any], request: OAuth2Request) -> None:
        """Nothing: the access token is not used."""

    def send_signal(self, name: str, *args: object, **kwargs: object) -> None:
        """Nothing listens."""

    def create_oauth2_request(self, request: OAuth2Request) -> OAuth2Request:
        return request

    def handle_response(self, status: int, body: Any, headers: list[tuple[str, str]]) -> tuple[int, Any, list[tuple[str, str]]]:
        return status, body, headers


class Verzoek(OAuth2Request):
    def __init__(self, handler: BaseHTTPRequestHandler, velden: dict[str, str]):
        super().__init__(handler.command, f"https://{LOKAAL}{handler.path}", headers=handler.headers)  # as behind a proxy
        self.payload = BasicOAuth2Payload(velden)
        self.payload._datalist = defaultdict(list, self.payload._datalist)
        self._velden = velden

    args = form = property(lambda self: self._velden)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    dienst: Identiteitsdienst

    def do_GET(self) -> None:
        weg, velden = urlsplit(self.path).path, dict(parse_qsl(urlsplit(self.path).query))
        if weg == "/.well-known/openid-configuration":
            self._antwoord(200, self.dienst.over(), [])
        elif weg == "/sleutels":
            self._antwoord(200, KeySet([self.dienst.sleutel]).as_dict(private=False), [])
        elif weg == "/naar" and self.dienst.pagina and "ja" not in velden:
            self._antwoord(200, f'<a href="{escape(self.path)}&amp;ja=1">Ja, dat ben ik</a>', [("Content-Type", "text/html")])
        elif weg == "/naar":
            self.dienst.gevraagd.append(velden)
            verzoek = Verzoek(self, velden)
            toestemming = self.dienst.get_consent_grant(verzoek, self.dienst.claims)
            antwoord = self.dienst.create_authorization_response(verzoek, self.dienst.claims or None, grant=toestemming)
            self._antwoord(*antwoord)
        else:
            self._antwoord(404, "", [])

    def do_POST(self) -> None:
        velden = dict(parse_qsl(self.rfile.read(int(self.headers["content-length"])).decode()))
        self._antwoord(*self.dienst.create_token_response(Verzoek(self, velden)))

    def _antwoord(self, status: int, inhoud: Any, koppen: list[tuple[str, str]]) -> None:
        body = inhoud.encode() if isinstance(inhoud, str) else json.dumps(inhoud).encode()
        self.send_response(status)
        for naam, waarde in [*koppen, ("Content-Length", str(len(body)))]:
            self.send_header(naam, waarde)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def identiteitsdienst() -> Iterator[Identiteitsdienst]:
    soort = type("Handler", (Handler,), {})
    server = ThreadingHTTPServer((LOKAAL, 0), soort)
    soort.dienst = Identiteitsdienst(server.server_port)
    draad = threading.Thread(target=server.serve_forever)
    draad.start()
    yield soort.dienst
    server.shutdown()
    server.server_close()
    draad.join()
