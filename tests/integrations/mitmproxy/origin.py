"""An HTTPS origin that speaks HTTP/2 and WebSocket and says what reached it, a line of JSON each.

Runs with the Python of build/peers/mitmproxy, which has the libraries: origin.py PEM.
"""

import asyncio
import base64
import json
import ssl
import sys

import h2.config
import h2.connection
import h2.events
import wsproto
from wsproto.events import AcceptConnection, BytesMessage, CloseConnection, Request, TextMessage


def say(**seen: object) -> None:
    """One line for the test."""
    print(json.dumps(seen), flush=True)  # noqa: T201 - a program of its own


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """One connection."""
    try:
        if writer.get_extra_info("ssl_object").selected_alpn_protocol() == "h2":
            await http2(reader, writer)
        else:
            await websocket(reader, writer)
    except ConnectionError:
        pass
    finally:
        writer.close()


async def http2(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Requests with their bodies; each is answered with `Goeiendag`."""
    connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    connection.initiate_connection()
    heads, bodies = {}, {}
    while True:
        writer.write(connection.data_to_send())
        data = await reader.read(65_536)
        if not data:
            return
        for event in connection.receive_data(data):
            if isinstance(event, h2.events.RequestReceived):
                heads[event.stream_id] = [(n.decode(), v.decode()) for n, v in event.headers]
                bodies[event.stream_id] = b""
            elif isinstance(event, h2.events.DataReceived):
                bodies[event.stream_id] += event.data
                size = event.flow_controlled_length
                connection.acknowledge_received_data(size, event.stream_id)
            elif isinstance(event, h2.events.StreamEnded):
                body = base64.b64encode(bodies.pop(event.stream_id)).decode()
                say(version="2", headers=heads.pop(event.stream_id), body=body)
                answer = [(":status", "200"), ("alt-svc", 'h3=":443"')]
                connection.send_headers(event.stream_id, answer)
                connection.send_data(event.stream_id, b"Goeiendag", end_stream=True)


async def websocket(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Messages; each is answered with `ja`."""
    connection = wsproto.WSConnection(wsproto.ConnectionType.SERVER)
    while data := await reader.read(65_536):
        connection.receive_data(data)
        for event in connection.events():
            if isinstance(event, Request):
                writer.write(connection.send(AcceptConnection()))
            elif isinstance(event, TextMessage | BytesMessage):
                raw = event.data if isinstance(event.data, bytes) else event.data.encode()
                say(version="websocket", headers=[], body=base64.b64encode(raw).decode())
                if event.message_finished:
                    writer.write(connection.send(TextMessage("ja")))
            elif isinstance(event, CloseConnection):
                writer.write(connection.send(event.response()))
                return


async def main(pem: str) -> None:
    """Listen, and say where."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    context.set_alpn_protocols(["h2", "http/1.1"])
    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
    say(port=server.sockets[0].getsockname()[1])
    await server.serve_forever()


asyncio.run(main(sys.argv[1]))
