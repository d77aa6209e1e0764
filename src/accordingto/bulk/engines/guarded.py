"""Reading a shard in a worker process with resource limits, which is restarted if it dies."""

from __future__ import annotations

from collections import Counter
from functools import partial

from msgspec.structs import replace

from accordingto.bulk.engines.engine import Report
from accordingto.bulk.job import Job
from accordingto.bulk.shards import Shard
from accordingto.bulk.work import Outcome, Step, work
from accordingto.confined import Crew, Limits, ProcessEnded, WorkFailed
from accordingto.errors import AccordingtoError, BulkError, TooLarge
from accordingto.ingest import singly

LIMITS = Limits(cpu_seconds=240, clock_seconds=600, memory_mib=3072)
"""Limits for each step. The longest article, of a million characters, takes 150 seconds and 2 GiB."""
TRIES = 3
"""Number of deaths at one step after which it is skipped; a single death may have other causes."""
STARTS = 5
"""Number of deaths before the first step after which the shard is given up."""


def crew_of(processes: int) -> Crew:
    """Return a crew of at most ``processes`` workers, all of which are kept alive between shards."""
    return Crew(LIMITS, most=processes, kept=processes, advice="split it into articles")


def done(crew: Crew, job: Job, shard: Shard, report: Report) -> Outcome:
    """Read a shard in a worker process, restarted until the shard is done or given up; return the outcome.

    A step at which the process died ``TRIES`` times is skipped; if it ingests a part with several articles,
    the part is first split so that at most one article is lost. ``report`` is called with each step. Raises
    ``FolderUnavailable`` if the folder cannot be written.
    """
    ended: Counter[Step | None] = Counter()
    skipped: dict[Step, str] = {}
    while True:
        last: Step | Outcome | None = None
        try:
            for last in crew.each(f"shard {shard.number}", partial(work, job, shard, dict(skipped))):
                report(last)
        except (TooLarge, ProcessEnded) as error:
            at = last if isinstance(last, Step) else None
            ended[at] += 1
            why = error.reason if isinstance(error, TooLarge) else str(error)
            if (at is None and ended[at] >= STARTS) or at in skipped:
                return Outcome(shard.number, problem=why)
            if at is not None and ended[at] >= TRIES:
                apart = singly(shard.parts[at.part]) if at.stage == "ingest" else []
                if len(apart) > 1:  # so that at most one article is lost
                    parts = (*shard.parts[: at.part], *apart, *shard.parts[at.part + 1 :])
                    shard = replace(shard, parts=parts)
                    ended.clear()
                else:
                    skipped[at] = why
        except BulkError:
            raise
        except WorkFailed as error:
            return Outcome(shard.number, problem=f"it could not be read ({error.summary})")
        except (AccordingtoError, RuntimeError) as error:
            return Outcome(shard.number, problem=str(error))
        else:
            if isinstance(last, Outcome):
                return last
