"""An organisation's identity server (OpenID Connect): where a browser is sent to, and whether what comes back is genuine."""

from typing import Any

import httpx2
from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from gateway.opslag.medewerkers import Poging

TIJDSLIMIET = 5.0
SPELING = 60  # seconds that the clocks may differ
# With a key pair only: with a shared secret, whoever can check a signature can also make one.
ALGORITMES = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]


class IdentiteitsdienstWeg(Exception):
    """The identity server cannot be reached, or answers something that is not an answer; trying again later helps."""


class TokenGeweigerd(Exception):
    """What came back is not from the identity server, not for us, not of this attempt, or too late."""


class Identiteitsdienst:
    """`issuer`, `client`, `geheim`: as the identity server knows us; `terug`: the address it sends the browser back to.

    Nothing is remembered: signing in is rare, and so a renewed key or address is used at once.
    """

    def __init__(self, issuer: str, client: str, geheim: str, terug: str):
        self.issuer = issuer
        self._client = client
        self._geheim = geheim
        self._terug = terug

    async def adres(self, poging: Poging) -> str:
        """Where to send the browser; :raise IdentiteitsdienstWeg:"""
        async with self._verbinding() as http:
            over = await self._over(http)
            adres, _ = http.create_authorization_url(
                over["authorization_endpoint"], state=poging.state, nonce=poging.nonce, code_verifier=poging.code_verifier
            )
            return adres

    async def claims(self, code: str, poging: Poging) -> dict[str, Any]:
        """Who the identity server says it is, in exchange for the code that the browser brought back.

        :raise IdentiteitsdienstWeg:
        :raise TokenGeweigerd:
        """
        async with self._verbinding() as http:
            over = await self._over(http)
            if "client_secret_basic" not in over.get("token_endpoint_auth_methods_supported", ["client_secret_basic"]):
                http.token_endpoint_auth_method = "client_secret_post"
            try:
                token = await http.fetch_token(over["token_endpoint"], code=code, code_verifier=poging.code_verifier)
            except OAuthError as fout:
                raise TokenGeweigerd(type(fout).__name__) from None
            except (httpx2.HTTPError, ValueError) as fout:
                raise IdentiteitsdienstWeg(type(fout).__name__) from None
            sleutels = await self._haal(http, over["jwks_uri"], "keys")
        try:
            return self._gecontroleerd(token, sleutels, poging.nonce)
        except (JoseError, ValueError, KeyError, TypeError) as fout:
            raise TokenGeweigerd(type(fout).__name__) from None

    def _gecontroleerd(self, token: dict[str, Any], sleutels: dict[str, Any], nonce: str) -> dict[str, Any]:
        registratie = JWSRegistry(algorithms=ALGORITMES, strict_check_header=False)
        gelezen = jwt.decode(token["id_token"], KeySet.import_key_set(sleutels), registry=registratie)
        eisen = {"iss": {"essential": True, "value": self.issuer}, "aud": {"essential": True, "value": self._client}}
        bij = {"nonce": nonce, "client_id": self._client, "access_token": token.get("access_token")}
        claims = CodeIDToken(gelezen.claims, gelezen.header, eisen, bij)
        claims.validate(leeway=SPELING)
        return dict(claims)

    async def _over(self, http: AsyncOAuth2Client) -> dict[str, Any]:
        """What the identity server tells of itself."""
        bron = f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"
        over = await self._haal(http, bron, "authorization_endpoint", "token_endpoint", "jwks_uri")
        if over.get("issuer") != self.issuer:
            raise IdentiteitsdienstWeg("AndereIssuer")
        return over

    async def _haal(self, http: AsyncOAuth2Client, adres: str, *velden: str) -> dict[str, Any]:
        try:
            antwoord = await http.request("GET", adres, withhold_token=True)
            inhoud = antwoord.raise_for_status().json()
            if not isinstance(inhoud, dict) or not inhoud.keys() >= set(velden):
                raise ValueError
            return inhoud
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as fout:
            raise IdentiteitsdienstWeg(type(fout).__name__) from None

    def _verbinding(self) -> AsyncOAuth2Client:
        return AsyncOAuth2Client(
            self._client, self._geheim or None, scope="openid profile", redirect_uri=self._terug,
            code_challenge_method="S256", timeout=TIJDSLIMIET,
        )  # fmt: skip
