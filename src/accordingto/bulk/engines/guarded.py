"""A shard → done, in a process within limits. One that ends is replaced, and its shard begun again."""

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
"""What each step may take. The longest article, of a million characters, takes 150 seconds and 2 GiB."""
TRIES = 3
"""How often a process may end at one step until the step is skipped: once may be anybody's doing."""
STARTS = 5
"""How often a process may end before its first step."""


def crew_of(processes: int) -> Crew:
    """Return processes for shards, so many at most, which all stay between two."""
    return Crew(LIMITS, most=processes, kept=processes, advice="split it into articles")


def done(crew: Crew, job: Job, shard: Shard, report: Report) -> Outcome:
    """Have a shard read, in one process after the other until it is done or given up.

    Raises ``FolderUnavailable`` where nothing can be written.
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
                if len(apart) > 1:  # so that no more than an article is lost
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
