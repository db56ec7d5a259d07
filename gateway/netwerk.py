"""Who is asking: the address and scheme of a request. Only configured proxies are believed about others."""

from ipaddress import IPv4Network, IPv6Network, ip_address

from sanic import Request

Netwerk = IPv4Network | IPv6Network


def adres(request: Request) -> str:
    """The address that the last trusted proxy saw; without proxies that of the connection."""
    vertrouwd = request.app.ctx.delen.settings.proxies
    gezien = request.ip
    if not _is_van(gezien, vertrouwd):
        return gezien
    for stap in reversed(request.headers.get("x-forwarded-for", "").split(",")):
        if not _is_adres(stap.strip()):
            break
        gezien = stap.strip()
        if not _is_van(gezien, vertrouwd):
            break
    return gezien


def is_https(request: Request) -> bool:
    """Whether the resident's browser speaks https, to us or to a trusted proxy."""
    if _is_van(request.ip, request.app.ctx.delen.settings.proxies):
        return request.headers.get("x-forwarded-proto", "").strip().lower() == "https"
    return request.scheme == "https"


def _is_adres(tekst: str) -> bool:
    try:
        ip_address(tekst)
    except ValueError:
        return False
    return True


def _is_van(tekst: str, netwerken: tuple[Netwerk, ...]) -> bool:
    return _is_adres(tekst) and any(ip_address(tekst) in netwerk for netwerk in netwerken)
