from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from time import sleep

import pytest
from click.testing import CliRunner

from accordingto.cli import main
from accordingto.cli.commands.follow import MINUTES
from accordingto.follow import EVERY, Options, only_one
from accordingto.reading.encoder.model import files_of
from accordingto.store import Library, Query, count
from benchmarks.following.misdeeds import articles_of, feed_of, sends
from benchmarks.following.server import Server, serving
from tests.cli.conftest import Run


@pytest.fixture
def server() -> Iterator[Server]:
    one = Server({"/feed": sends(feed_of("one")), **articles_of("one"), "/bad": sends(b"", 404)})
    with serving(one):
        yield one


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask without pauses."""
    defaults = {**(Options.__init__.__kwdefaults__ or {}), "pause": 0.0}
    monkeypatch.setattr(Options.__init__, "__kwdefaults__", defaults)


def test_new_articles_are_added_and_programs_get_lines(run: Run, db: Path, server: Server) -> None:
    result = run("follow", server.base + "/feed", "--once", "--allow-private", "--format", "jsonl")

    feed, entry = map(json.loads, result.stdout.splitlines())
    assert (feed["event"], feed["outcome"], feed["entries"]) == ("feed", "read", 1)
    assert (entry["event"], entry["outcome"], len(entry["article"])) == ("entry", "added", 16)
    assert result.exit_code == 0
    with Library(db, create=False) as library:
        assert library.ask(count, Query()) == 1


def test_in_a_pipe_nothing_is_said(run: Run, db: Path, server: Server) -> None:
    result = run("follow", server.base + "/feed", "--once", "--allow-private")

    assert (result.output, result.exit_code) == ("", 0)


def test_a_move_is_told_in_a_pipe_once(run: Run, db: Path, server: Server) -> None:
    server.behaviours["/old"] = sends(b"", 301, Location="/feed")
    first = run("follow", server.base + "/old", "--once", "--allow-private", "--db", db)
    second = run("follow", "--once", "--allow-private", "--db", db)

    assert f"has moved for good to {server.base}/feed" in first.stderr
    assert second.stderr == ""


def test_what_fails_is_told_in_a_pipe_too(run: Run, db: Path, server: Server) -> None:
    result = run("follow", server.base + "/bad", server.base + "/feed", "--once", "--allow-private")

    assert result.exit_code == 1
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert f"feed failed   {server.base}/bad (the server answered with status 404), again at " in line
    with Library(db, create=False) as library:
        assert library.ask(count, Query()) == 1


def test_private_addresses_need_to_be_allowed(run: Run, db: Path, server: Server) -> None:
    result = run("follow", server.base + "/feed", "--once", "--format", "jsonl")

    assert "private network" in json.loads(result.stdout)["reason"]
    assert server.asked.total() == 0


def test_the_next_run_needs_no_list(run: Run, db: Path, server: Server) -> None:
    run("follow", server.base + "/feed", "--once", "--allow-private")
    before = server.asked["/feed"]
    with Library(db) as library, library.transaction() as connection:
        connection.execute("UPDATE feeds SET due = '2000-01-01T00:00:00Z'")
    result = run("follow", "--once", "--allow-private")

    assert (result.exit_code, server.asked["/feed"]) == (0, before + 1)


def test_servers_are_told_who_asks(run: Run, db: Path, server: Server, tmp_path: Path) -> None:
    listed = tmp_path / "feeds.toml"
    listed.write_text(f'contact = "desk@courier.example"\nfeeds = ["{server.base}/feed"]', encoding="utf-8")
    run("follow", listed, "--once", "--allow-private")
    (agent,) = server.agents

    assert agent.startswith("Mozilla/5.0 (compatible; accordingto/")
    assert agent.endswith("; +desk@courier.example)")


def test_a_second_run_on_a_library_is_refused(run: Run, db: Path, server: Server) -> None:
    run("follow", server.base + "/feed", "--once", "--allow-private")
    with only_one(db):
        result = run("follow", "--once", "--allow-private")

    assert result.exit_code == 1
    assert "feeds are followed into it already" in result.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("none.toml",), "cannot be read"),
        (("https://",), "no http or https address"),
        (("https://a.example", "--every", "0"), "--every"),
        (("https://a.example", "--since", "soon"), "--since"),
    ],
)
def test_wrong_calls_are_told(run: Run, db: Path, words: tuple[str, ...], told: str) -> None:
    result = run("follow", *words)

    assert result.exit_code == 2
    assert told in result.stderr
    assert not db.exists()


def test_a_model_that_cannot_be_loaded_is_told_before_anything_is_asked(
    db: Path, server: Server, tmp_path: Path
) -> None:
    for file in files_of(tmp_path / "own"):
        file.parent.mkdir(exist_ok=True)
        file.touch()
    words = ["follow", server.base + "/feed", "--once", "--allow-private", "--model", str(tmp_path / "own")]
    result = CliRunner().invoke(main, words)

    assert result.exit_code == 1
    assert "the model cannot be loaded" in result.stderr
    assert (server.asked.total(), db.exists()) == (0, False)


def test_without_a_list_and_without_feeds_there_is_nothing_to_follow(run: Run, db: Path) -> None:
    Library(db).close()
    result = run("follow")

    assert result.exit_code == 2
    assert "follows none yet" in result.stderr


def test_ctrl_c_ends_it_and_is_no_failure(run: Run, db: Path, server: Server) -> None:
    timer = Timer(1.0, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    before = signal.getsignal(signal.SIGINT)
    result = run("follow", server.base + "/feed", "--allow-private")

    assert result.exit_code == 0
    assert signal.getsignal(signal.SIGINT) is before
    with Library(db, create=False) as library:
        assert library.ask(count, Query()) == 1


def test_a_second_ctrl_c_does_not_wait_for_a_slow_server(db: Path, server: Server) -> None:
    server.behaviours["/slow"] = lambda request, count: sleep(60)
    command = [sys.executable, "-c", "from accordingto.cli import main; main()", "follow"]
    follower = subprocess.Popen([*command, server.base + "/slow", "--allow-private", "--db", str(db)])
    try:
        while not server.asked["/slow"] and follower.poll() is None:
            sleep(0.01)
        follower.send_signal(signal.SIGINT)
        sleep(1)
        assert follower.poll() is None
        follower.send_signal(signal.SIGINT)

        assert follower.wait(5) == -signal.SIGINT
    finally:
        follower.kill()


def test_sigterm_ends_the_process_after_the_article_that_it_is_at(db: Path, server: Server) -> None:
    command = [sys.executable, "-c", "from accordingto.cli import main; main()", "follow"]
    follower = subprocess.Popen([*command, server.base + "/feed", "--allow-private", "--db", str(db)])
    while not server.asked["/feed"] and follower.poll() is None:
        sleep(0.01)
    follower.terminate()

    assert follower.wait(60) == 0


def test_the_interval_in_the_help_is_that_of_the_library() -> None:
    assert EVERY.total_seconds() == MINUTES * 60


def test_without_a_library_feeds_are_asked_for_and_not_articles(run: Run, tmp_path: Path) -> None:
    result = run("follow", "--db", tmp_path / "nowhere.db")

    assert result.exit_code == 2
    assert "Name feeds: accordingto follow https://" in result.stderr
    assert "accordingto add" not in result.stderr
