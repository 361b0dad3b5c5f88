"""A real session over OpenSSH on the loopback, inside tmux and outside, also cut in the middle."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotations.values import dataclass
from tests.pty.articles import SECOND
from tests.pty.conftest import environment_of_a_user
from tests.pty.job import Job, assert_done, do_the_job, invented_job
from tests.pty.sidecars import chains, sidecar_of
from tests.pty.terminal import Terminal

pytestmark = [pytest.mark.pty, pytest.mark.slow]

SSHD = next((p for p in ("/usr/sbin/sshd", "/usr/local/sbin/sshd") if Path(p).exists()), None)
WITHIN = 5.0
"""Seconds in which a program whose connection is cut must be gone."""


def missing() -> str:
    """What this machine lacks, "" where nothing."""
    tools = [name for name in ("ssh", "ssh-keygen") if shutil.which(name) is None]
    return " and ".join([*([] if SSHD else ["sshd"]), *tools])


@dataclass
class Server:
    """An sshd of this test. folder: its keys; port: on the loopback."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]

    def command(self, remote: str) -> list[str]:
        """What connects and runs `remote` at a terminal."""
        options = {
            "IdentityFile": self.folder / "user",
            "IdentitiesOnly": "yes",
            "UserKnownHostsFile": self.folder / "known",
            "StrictHostKeyChecking": "no",
            "LogLevel": "ERROR",
            "EscapeChar": "none",
        }
        given = [part for name, value in options.items() for part in ("-o", f"{name}={value}")]
        login = os.environ.get("USER") or subprocess.getoutput("id -un")
        ssh = shutil.which("ssh") or "ssh"
        return [
            ssh,
            "-F",
            "none",
            "-tt",
            *given,
            "-p",
            str(self.port),
            f"{login}@127.0.0.1",
            remote,
        ]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Listens on the loopback alone, knows one key, and ends with the test."""
    if lacks := missing():
        pytest.skip(f"this machine has no {lacks}")
    folder = tmp_path / "ssh"
    folder.mkdir(mode=0o700)
    for name in ("host", "user"):
        keygen = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
        subprocess.run(keygen, check=True)
    (folder / "authorized").write_text((folder / "user.pub").read_text())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = folder / "config"
    config.write_text(
        f"ListenAddress 127.0.0.1\nPort {port}\nHostKey {folder}/host\nPidFile none\n"
        f"AuthorizedKeysFile {folder}/authorized\nStrictModes no\nUsePAM no\n"
        "PasswordAuthentication no\nPermitRootLogin prohibit-password\nPrintMotd no\n"
        "AcceptEnv LANG\nKbdInteractiveAuthentication no\n"
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # which sshd insists on
    log = (folder / "log").open("wb")
    process = subprocess.Popen([str(SSHD), "-D", "-e", "-f", str(config)], stderr=log)
    try:
        wait(lambda: answers(port) or process.poll() is not None, "sshd")
        if process.poll() is not None:
            pytest.skip(f"sshd does not start here: {(folder / 'log').read_text()[-300:]}")
        yield Server(folder, port, process)
    finally:
        process.terminate()
        process.wait()
        log.close()


def answers(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def wait(holds: Callable[[], bool], what: str, patience: float = 20.0) -> None:
    end = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.02)


def remote_line(corpus: Path, prefix: str = "") -> str:
    """The reader as a login shell is told to run it; its number stands in `corpus`.pid."""
    kept = ("PATH", "PYTHONPATH", "LANG")
    variables = {k: v for k, v in environment_of_a_user().items() if k in kept or "GLOSS" in k}
    setting = " ".join(f"{name}='{value}'" for name, value in variables.items())
    run = f"env {setting} {prefix}{sys.executable} -m reader '{corpus}'"
    return f"{'' if prefix else f'echo $$ > {pid_file(corpus)}; exec '}{run}"


def pid_file(corpus: Path) -> Path:
    return corpus.with_suffix(".pid")


def readers(corpus: Path) -> list[int]:
    """Processes that read `corpus`."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                line = (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if b"reader" in line and os.fsencode(corpus) in line and b"tmux" not in line[0]:
                found.append(int(entry.name))
    return found


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return invented_job(tmp_path / "corpus")


@pytest.fixture
def connect(server: Server) -> Iterator[Callable[[str], Terminal]]:
    """Terminals that are connected to the server, closed in the end."""
    opened: list[Terminal] = []

    def connected(remote: str) -> Terminal:
        environment = {**environment_of_a_user(), "SSH_AUTH_SOCK": ""}
        opened.append(Terminal(server.command(remote), environment, program=()))
        return opened[-1]

    yield connected
    for terminal in opened:
        terminal.close()


def test_the_main_job_over_ssh(connect: Callable[[str], Terminal], job: Job) -> None:
    terminal = connect(remote_line(job.corpus))
    do_the_job(terminal, job)
    assert terminal.quit() == 0
    assert_done(job)
    assert readers(job.corpus) == []


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[str]:
    """A tmux server of this test: what a command line begins with."""
    if shutil.which("tmux") is None:
        pytest.skip("this machine has no tmux")
    path = tmp_path / "tmux"
    settings = tmp_path / "tmux.conf"
    settings.write_text("set -g status off\n")
    yield f"tmux -S {path} -f {settings}"
    subprocess.run(["tmux", "-S", str(path), "kill-server"], check=False, capture_output=True)


def test_the_main_job_over_ssh_inside_tmux(
    connect: Callable[[str], Terminal], job: Job, tmux: str
) -> None:
    """Where the connection is cut, tmux keeps the reader; it is there when one comes back."""
    terminal = connect(remote_line(job.corpus, f"{tmux} new-session -s read "))
    terminal.wait_for("Start:")
    terminal.process.send_signal(signal.SIGKILL)
    again = connect(f"{tmux} attach -t read")
    do_the_job(again, job)
    again.quit()
    assert_done(job)
    wait(lambda: not readers(job.corpus), "the reader ended")


@pytest.mark.parametrize("how", ["client killed", "server killed"])
def test_a_cut_connection_loses_nothing_and_leaves_no_process(
    connect: Callable[[str], Terminal], server: Server, job: Job, how: str
) -> None:
    """In the middle of work: what was tagged is on the disk, and the reader is gone."""
    terminal = connect(remote_line(job.corpus))
    terminal.wait_for("Start:")
    terminal.type("j\rJJcs")
    terminal.wait_for("C1 <- 1 Ilo Varr <- through whom?")
    assert len(readers(job.corpus)) >= 1
    if how == "client killed":
        terminal.process.send_signal(signal.SIGKILL)
    else:
        serving = subprocess.run(
            ["pgrep", "-P", str(server.process.pid)], capture_output=True, text=True, check=False
        )
        for pid in serving.stdout.split():
            os.kill(int(pid), signal.SIGKILL)
    wait(lambda: not readers(job.corpus), "the reader ended", WITHIN)
    assert list(chains(job.corpus / SECOND).values()) == [("Ilo Varr",)]
    assert sidecar_of(job.corpus / SECOND).exists()
