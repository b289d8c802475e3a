"""Which addresses the bot may open: nothing inside this machine or its network, whatever a stranger types."""

from __future__ import annotations

import errno
import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from yarl import URL

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# The rule of facts/reading.md B: `is_global` alone lets multicast and addresses that embed others through.
_IPV6_GLOBAL = ipaddress.ip_network("2000::/3")
_IPV6_SPECIAL = tuple(map(ipaddress.ip_network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
_IPV4_PROTOCOLS = ipaddress.ip_network("192.0.0.0/24")
_IPV4_RELAY = ipaddress.ip_network("192.88.99.0/24")
MAX_URL = 2048


class AddressBlockedError(OSError):
    """A connection to an address that is not public; an `OSError`, so that the next address of a host is tried."""

    def __init__(self) -> None:
        # One text for all addresses: aiohappyeyeballs then raises this error itself and no summary of several.
        super().__init__(errno.EACCES, "the address is not public")


def is_public(address: Address) -> bool:
    """Whether an address belongs to the open internet; `::ffff:127.0.0.1` counts as 127.0.0.1."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        return address in _IPV6_GLOBAL and not any(address in special for special in _IPV6_SPECIAL)
    special = address.is_multicast or address in _IPV4_PROTOCOLS or address in _IPV4_RELAY
    return address.is_global and not special


@dataclass(frozen=True, slots=True)
class Guard:
    """What may be opened: http and https on two ports of public addresses, and `trusted_hosts` («host:port»)."""

    trusted_hosts: frozenset[str] = frozenset()
    ports: frozenset[int] = frozenset({80, 443})
    public: Callable[[Address], bool] = is_public

    def trusts(self, url: URL) -> bool:
        host = f"[{url.host}]" if ":" in (url.host or "") else url.host
        return f"{host}:{url.port}" in self.trusted_hosts

    def checked(self, text: str) -> URL | str:
        """The address as a URL, or in a word why it is refused before anything is resolved.

        Refused are schemes other than http and https, other ports, and names with a password.
        """
        try:
            url = URL(text.strip()) if len(text) <= MAX_URL else URL()
            host, port = url.host, url.port
        except ValueError:
            return "malformed"
        if not host or url.scheme not in ("http", "https"):
            return "scheme" if url.scheme not in ("http", "https", "") else "malformed"
        if url.user is not None or url.password is not None:
            return "userinfo"
        return url.with_fragment(None) if self.trusts(url) or port in self.ports else "port"

    def socket(self, addr_info: tuple[Any, ...]) -> socket.socket:
        """A socket for aiohttp's `socket_factory`, which sees the final address of each connect.

        Literals in every notation, redirects and names that change their answer all come through here.
        """
        family, kind, proto, _, sockaddr = addr_info
        host, port = sockaddr[0], sockaddr[1]
        if port not in self.ports or not self.public(ipaddress.ip_address(host.partition("%")[0])):
            raise AddressBlockedError
        return socket.socket(family=family, type=kind, proto=proto)
