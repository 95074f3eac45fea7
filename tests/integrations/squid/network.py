"""Squid with the shipped configuration, Roeland, and an origin: the whole way of a request.

The files of integrations/squid/ are used as they are; only paths, ports and the resolver differ.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.components import require
from tests.integrations.squid.certificates import Authority
from tests.integrations.squid.origin import Origin, origin

ROOT = Path(__file__).parents[3]
SHIPPED = ROOT / "integrations" / "squid"
DLP = Path(sys.executable).with_name("dlp")
TOOLS = ("chatgpt.com", "claude.ai", "gemini.google.com", "grok.com", "chat.deepseek.com", "x.com")
SIGN_IN = ("auth.openai.com", "accounts.google.com")
OTHERS = ("tax.example", "www.belgium.example")
START_S = 60.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What curl got."""

    status: int  # 0 when there was none
    connect: int  # of the proxy's answer to CONNECT
    body: bytes
    headers: str
    failure: int  # curl's exit status
    seconds: float


@dataclass(slots=True)
class Roeland:
    """A running service."""

    process: "subprocess.Popen[str]"
    port: int
    icap_port: int
    folder: Path

    def kill(self) -> None:
        """End it at once, with its workers."""
        self.process.kill()
        self.process.wait(20)

    def stop(self) -> int:
        """End it in an orderly way."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30)

    def audit(self) -> list[str]:
        """Its audit records, a line each."""
        files = sorted((self.folder / "data" / "audit").glob("*.jsonl"))
        return [line for file in files for line in file.read_text().splitlines()]


def roeland(
    folder: Path, *, icap_port: int = 0, factory: str = "api.serving:build", **settings: Any
) -> Roeland:
    """Start the service with the shipped policy and rules only where the settings do not say."""
    folder.mkdir(parents=True, exist_ok=True)
    given = {"port": 0, "icap_port": icap_port, "workers": 2, "data_dir": folder / "data"}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DLP_")}
    environment |= {f"DLP_{name.upper()}": str(value) for name, value in (given | settings).items()}
    environment |= {"FACTORY": factory, "PYTHONPATH": str(ROOT)}
    with (folder / "stderr.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.api.serve_fake"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    assert process.stdout is not None
    ports: dict[str, int] = {}
    while len(ports) < 2:
        line = process.stdout.readline()
        if not line:
            raise AssertionError(f"not started: {(folder / 'stderr.log').read_text()}")
        for sign, name in (("ICAP:", "icap"), ("listens on", "http")):
            if sign in line:
                ports[name] = int(line.rstrip().removesuffix("/reqmod").rpartition(":")[2])
    return Roeland(process, ports["http"], ports["icap"], folder)


def free_port() -> int:
    """A port that nobody has now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@dataclass(slots=True)
class Squid:
    """A running proxy with everything behind it."""

    process: "subprocess.Popen[bytes]"
    port: int
    folder: Path
    origin: Origin
    proxy_ca: Path  # signs what is decrypted
    origin_ca: Path  # signs what is not
    both: Path

    def curl(
        self, url: str, *options: str, ca: Path | None = None, data: bytes | None = None
    ) -> Reply:
        """One request through the proxy; `url` without a port goes to the origin's.

        Args:
            data: the body, sent as it is; give a Content-Type among the options.
        """
        scheme, _, rest = url.partition("://")
        host, slash, path = rest.partition("/")
        where = host if ":" in host else f"{host}:{self.origin.port}"
        with tempfile.TemporaryDirectory(prefix="dlp-curl-") as name:
            folder = Path(name)
            command = [
                *(
                    require("curl"),
                    "-sS",
                    "--max-time",
                    "90",
                    "-x",
                    f"http://127.0.0.1:{self.port}",
                ),
                *("--cacert", str(ca or self.both), "-o", str(folder / "body")),
                *("-D", str(folder / "headers")),
                *("-w", "%{http_code} %{http_connect} %{time_total}"),
            ]
            if data is not None:
                (folder / "data").write_bytes(data)
                command += ["--data-binary", f"@{folder / 'data'}"]
            command += [*options, f"{scheme}://{where}{slash}{path}"]
            done = subprocess.run(command, capture_output=True, timeout=320, check=False)
            status, connect, seconds = done.stdout.decode().split()[-3:]
            body, headers = folder / "body", folder / "headers"
            return Reply(
                int(status),
                int(connect),
                body.read_bytes() if body.exists() else b"",
                headers.read_text("latin-1") if headers.exists() else "",
                done.returncode,
                float(seconds),
            )

    def log(self) -> list[str]:
        """Lines of the ICAP log so far: what Squid says of each question it asked."""
        path = self.folder / "log" / "roeland.log"
        return path.read_text().splitlines() if path.exists() else []


def configuration(folder: Path, origin_port: int, *icap: int, keep: Sequence[str] = ()) -> str:
    """The shipped squid.conf with the test's paths and ports.

    Args:
        icap: ports of the services; with two, the second server is taken in as its comments say.
        keep: marks of optional lines that are to be used, such as `RESPMOD`.
    """
    text = (SHIPPED / "squid.conf").read_text()
    changes = {
        "http_port 3128": f"http_port 127.0.0.1:{free_port()}",
        "/etc/squid/roeland": str(folder),
        "/var/lib/squid/roeland_certs": str(folder / "certs"),
        "/var/log/squid": str(folder / "log"),
        "/run/squid.pid": str(folder / "squid.pid"),
        "/var/spool/squid": str(folder),
        "acl SSL_ports port 443": f"acl SSL_ports port 443 {origin_port}",
        "shutdown_lifetime 5 seconds": "shutdown_lifetime 0 seconds",
        "icap://127.0.0.1:1344/": f"icap://127.0.0.1:{icap[0]}/",
        "icap://127.0.0.1:1345/": f"icap://127.0.0.1:{icap[-1]}/",
    }
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    if len(icap) > 1:
        text = text.replace("adaptation_service_set roeland roeland_a\n", "", 1)
        keep = (*keep, "TWO")
    for mark in keep:
        assert f"#{mark} " in text, mark
        text = text.replace(f"#{mark} ", "")
    # The names of this test are on this machine, and its origin has an authority of its own.
    return (
        f"{text}hosts_file {folder}/hosts\ndns_nameservers 127.0.0.1\n"
        f"tls_outgoing_options cafile={folder}/origin-ca.pem\npinger_enable off\n"
    )


@contextmanager
def squid(
    *icap: int, keep: Sequence[str] = (), changed: Sequence[tuple[str, str]] = ()
) -> Iterator[Squid]:
    """Squid, its lists and certificates in a folder of its own, and the origin.

    Args:
        changed: further pairs of text in the configuration and what stands there instead.
    """
    program = require("squid")
    with tempfile.TemporaryDirectory(prefix="dlp-squid-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "log").mkdir()
        proxy_ca, origin_ca = Authority("Roeland test proxy"), Authority("Roeland test origin")
        proxy_ca.write(folder / "ca.pem", key=True)
        own = proxy_ca.write(folder / "proxy-ca.pem")
        theirs = origin_ca.write(folder / "origin-ca.pem")
        both = folder / "both.pem"
        both.write_bytes(proxy_ca.pem() + origin_ca.pem())
        hosts = (*TOOLS, *SIGN_IN, *OTHERS)
        (folder / "hosts").write_text(f"127.0.0.1 localhost {' '.join(hosts)}\n")
        _lists(folder)
        shutil.copytree(SHIPPED / "errors", folder / "errors")
        _certificate_store(folder / "certs")
        with origin(origin_ca.issue(folder / "origin.pem", "origin", hosts)) as behind:
            text = configuration(folder, behind.port, *icap, keep=keep)
            for old, new in changed:
                assert old in text, old
                text = text.replace(old, new)
            (folder / "squid.conf").write_text(text)
            port = int(text.partition("http_port 127.0.0.1:")[2].split()[0])
            _give(folder)
            process = subprocess.Popen(
                [program, "-N", "-f", str(folder / "squid.conf")],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            try:
                _wait(process, port, folder)
                yield Squid(process, port, folder, behind, own, theirs, both)
            finally:
                process.terminate()
                try:
                    process.wait(20)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()


def _lists(folder: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "DLP": str(DLP)}
    subprocess.run([SHIPPED / "update-lists", str(folder)], check=True, env=environment)


def _certificate_store(path: Path) -> None:
    helper = require("/usr/lib/squid/security_file_certgen")
    subprocess.run([helper, "-c", "-s", path, "-M", "4MB"], check=True, capture_output=True)


def _give(folder: Path) -> None:
    """Squid changes to its own user where root starts it."""
    if os.geteuid() != 0:
        return
    user = pwd.getpwnam("proxy")
    for path in (folder, *folder.rglob("*")):
        os.chown(path, user.pw_uid, user.pw_gid)


def _wait(process: "subprocess.Popen[bytes]", port: int, folder: Path) -> None:
    until = time.monotonic() + START_S
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    log = folder / "log" / "cache.log"
    raise AssertionError(f"squid has not started: {log.read_text() if log.exists() else ''}")
