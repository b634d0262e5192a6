"""Other programs, run within a time limit; what they print is shown only when they fail."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(*command: str | Path, limit: int, hush: bool = False, **variables: str) -> bool:
    """Whether a command ended well within `limit` seconds; past them, it and all that it started are stopped."""
    with tempfile.TemporaryFile() as output:
        try:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=os.environ | variables,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except OSError as error:
            output.write(f"{error}\n".encode())
            succeeded = False
        else:
            succeeded = wait(process, limit)
        if not succeeded and not hush:
            output.seek(0)
            print(output.read().decode(errors="replace"), end="", file=sys.stderr, flush=True)
    return succeeded


def wait(process: subprocess.Popen[bytes], limit: int) -> bool:
    """Whether a process ends well within `limit` seconds."""
    try:
        return process.wait(limit) == 0
    except subprocess.TimeoutExpired:
        print(f"Stopped, because {limit} seconds were not enough.", file=sys.stderr)
        stop(process)
        return False
    except KeyboardInterrupt:
        stop(process)
        sys.exit("Stopped.")


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started: asked first, then made to."""
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def install_debian_package(name: str) -> bool:
    """Whether apt-get installed a package, which needs Debian or Ubuntu and root."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    print(f"Installing {name} with apt-get.", file=sys.stderr, flush=True)
    limits = ("Acquire::Retries=2", "Acquire::http::Timeout=30", "DPkg::Lock::Timeout=120")
    apt = ("apt-get", "--quiet", *(word for limit in limits for word in ("--option", limit)))
    # One list out of several may be out of reach; whether the package can be had shows in the second step.
    run(*apt, "update", limit=300, hush=True)
    install = (*apt, "install", "--yes", "--no-install-recommends", name)
    return run(*install, limit=900, DEBIAN_FRONTEND="noninteractive")
