"""A run in Daft on a Ray cluster of two nodes, of which a worker is killed: ``python -m … OUT INPUT``.

It is a program of its own, as a process can say only once where Daft is to run. It prints what was killed.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

from accordingto.bulk import Daft, run
from tests.bulk.fakes import job_for

AFTER = 4
"""Pieces that are done when the worker is killed."""


def workers() -> list[int]:
    """The processes of Ray in which Daft has shards read."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if file.read_bytes().startswith(b"ray::UDFActor"):
                found.append(int(file.parent.name))
        except OSError:
            continue
    return found


def kill_one(out: Path) -> None:
    """Kill a worker once some pieces are done."""
    while len([*out.glob("_run/done/*.json")]) < AFTER or not workers():
        time.sleep(0.05)
    os.kill(workers()[0], signal.SIGKILL)
    print("killed", flush=True)


if __name__ == "__main__":
    import daft
    import ray
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    cluster.add_node(num_cpus=1)
    ray.init(address=cluster.address)
    daft.set_runner_ray(address=cluster.address)
    out = Path(sys.argv[1])
    threading.Thread(target=kill_one, args=(out,), daemon=True).start()
    summary = run(sys.argv[2:], job_for(out), Daft(2))
    ray.shutdown()
    cluster.shutdown()
    sys.exit(not summary.is_complete)
