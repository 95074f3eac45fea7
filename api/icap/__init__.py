"""ICAP (RFC 3507), the web proxy's way in: a parser without I/O, a server on asyncio.Protocol."""
