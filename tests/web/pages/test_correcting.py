from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from msgspec import structs
from starlette.testclient import TestClient

from accordingto.reading.text.sentences import split_sentences
from accordingto.store import Library, Query, corrections, find
from accordingto.types import Ledger
from accordingto.web.pages import correcting
from tests.web.conftest import tolls
from tests.web.pages.test_article import key_of

MARKED = (
    "[[headline|[[a2|The port]] [[q1.cue|plans]] [[q1.content|higher tolls]]]]\n\n"
    "[[q2.source|[[a1|Mara Ellison]]]] [[q2.cue|said]] [[q2.content|the tolls would perhaps rise]]. "
    "“Nobody   was asked,” added the “pilot’s” wife. She was told. Nobody was told that he said so.\n\n"
    "It would [[q2.hedge|apparently]] rain \U0001f600 on the tolls.\n"
)


@pytest.fixture
def key(library: Library, filled: Library) -> str:
    return library.add(tolls(MARKED, url="https://west.example/a", outlet="West Post")).key


def now(library: Library, key: str) -> Ledger:
    return library.shown(key).ledger


def send(client: TestClient, library: Library, key: str, **fields: object) -> int:
    """Send a form as a browser does, signed; gives the status."""
    form = {"text": now(library, key).article.id, "author": "Ines Okoro", "reason": "", **fields}
    sent = {name: str(value) for name, value in form.items()}
    return client.post(f"/articles/{key}/corrections", data=sent, follow_redirects=False).status_code


def kept(library: Library, key: str) -> list[str]:
    return [str(one.correction.change.__struct_config__.tag) for one in library.ask(corrections, key)]


def test_another_act_is_kept_shown_and_signed(client: TestClient, library: Library, key: str) -> None:
    assert send(client, library, key, attribution="q2", kind="other_act", act="warn", reason="So.") == 303

    (one,) = library.ask(corrections, key)
    assert (one.correction.author, one.correction.reason) == ("Ines Okoro", "So.")
    assert {a.id: a.act for a in now(library, key).attributions}["q2"] == "warn"


def test_the_form_in_a_long_article_marks_what_is_corrected_and_offers_its_sentences(
    client: TestClient, filled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = now(filled, key_of(filled, "Ferry"))
    one = next(one for one in ledger.attributions if one.parent is not None)
    words = split_sentences(ledger.article.text)
    ferry_key = filled.add(structs.replace(ledger, reader="fake 9", sentences=words)).key
    at = 1 + [other.id for other in ledger.attributions].index(one.id)
    address = f"/articles/{ferry_key}/correct?attribution={one.id}"
    whole = client.get(address).text
    monkeypatch.setattr(correcting, "MOST_SHOWN", 2)
    monkeypatch.setattr(correcting, "MOST_SENTENCES", 2)

    page = client.get(address).text

    assert f'aria-label="Correct attribution {at}"' in page and f"#a-c{at}" in page
    for part in ('<ol class="chain".*?</ol>', 'class="said-here">[^<]*'):
        assert re.findall(part, page, re.S) == re.findall(part, whole, re.S) != []
    assert page.count("</select>") == whole.count("</select>")
    assert page.count("<option") < whole.count("<option")
    assert page.count("<span") < 0.6 * whole.count("<span")


def test_who_corrected_once_need_not_sign_again(client: TestClient, library: Library, key: str) -> None:
    send(client, library, key, attribution="q2", kind="other_act", act="warn", author='Zoë; "Q" Okoro')

    assert unquote(client.cookies["accordingto-author"]) == 'Zoë; "Q" Okoro'
    assert 'value="Zoë; &#34;Q&#34; Okoro"' in client.get(f"/articles/{key}/correct?attribution=q2").text


def test_afterwards_the_article_is_shown_at_the_card(client: TestClient, library: Library, key: str) -> None:
    form = {"text": now(library, key).article.id, "author": "I", "attribution": "q2", "kind": "other_act"}
    answer = client.post(f"/articles/{key}/corrections", data={**form, "act": "ask"}, follow_redirects=False)

    assert re.fullmatch(rf"/articles/{key}\?kept=\d+#a-c2", answer.headers["location"])
    assert "Saved." in client.get(answer.headers["location"].partition("#")[0]).text


@pytest.mark.parametrize(
    ("fields", "actor"),
    [({"actor": "a2"}, "a2"), ({"who": "The port"}, "a2"), ({"name": "Petra Holm"}, None)],
)
def test_a_source_is_chosen_or_named_by_words_or_typed(
    client: TestClient, library: Library, key: str, fields: dict[str, str], actor: str | None
) -> None:
    assert send(client, library, key, attribution="q2", kind="source_is", **fields) == 303

    state = library.shown(key)
    assert {a.id: a.actor for a in state.ledger.attributions}["q2"] == actor
    assert [one.name for one in state.typed] == ([] if actor else ["Petra Holm"])


def test_a_hedge_that_is_typed_is_found_in_the_sentence_of_the_attribution(
    client: TestClient, library: Library, key: str
) -> None:
    assert send(client, library, key, attribution="q2", kind="hedge_missed", hedge="perhaps") == 303

    hedges = now(library, key).attributions[1].hedges
    assert [span.text for span in hedges] == ["perhaps", "apparently"]


def test_the_only_hedge_need_not_be_chosen(client: TestClient, library: Library, key: str) -> None:
    assert send(client, library, key, attribution="q2", kind="not_hedge") == 303
    assert now(library, key).attributions[1].hedges == ()


def test_nothing_is_attributed_here(client: TestClient, library: Library, key: str) -> None:
    assert send(client, library, key, attribution="q2", kind="not_attribution") == 303
    assert [one.id for one in now(library, key).attributions] == ["q1"]


def test_what_is_missing_is_found_by_its_words_whatever_the_marks_and_blanks(
    client: TestClient, library: Library, key: str
) -> None:
    status = send(
        client, library, key,
        content='"Nobody was asked,"', cue="added", source="the \"pilot's\" wife", act="say",
    )  # fmt: skip

    assert status == 303
    (one,) = (one for one in now(library, key).attributions if one.id.startswith("k-"))
    assert [span.text for span in one.content] == ["“Nobody   was asked,”"]
    assert (one.actor, one.act, one.certainty) == (None, "say", None)


def test_words_that_a_script_points_at_are_taken_there(
    client: TestClient, library: Library, key: str
) -> None:
    text = now(library, key).article.text
    at = text.rindex("the tolls")
    assert text.index("the tolls") < at

    status = send(
        client, library, key, content="the tolls", content_at=at, content_end=at + 9, cue="apparently"
    )

    assert status == 303
    (one,) = (one for one in now(library, key).attributions if one.id.startswith("k-"))
    assert [span.start for span in one.content] == [at]


@pytest.mark.parametrize(
    ("start", "end"), [(0, 9), (5, 5), (9, 5), (0, 10**8), ("²", 3), ("-1", 4), ("9" * 20, 3)]
)
def test_a_script_that_points_elsewhere_is_not_believed(
    client: TestClient, library: Library, key: str, start: object, end: object
) -> None:
    status = send(
        client, library, key, content="the tolls", content_at=start, content_end=end, cue="apparently"
    )

    assert status == 422
    assert kept(library, key) == []


def test_words_in_several_places_ask_for_the_sentence(client: TestClient, library: Library, key: str) -> None:
    form = {"text": now(library, key).article.id, "author": "I", "content": "Nobody was", "cue": "said so"}
    answer = client.post(f"/articles/{key}/corrections", data=form)

    assert answer.status_code == 422
    assert "These words appear in 2 places" in answer.text
    assert ">Nobody was</textarea>" in answer.text
    assert ">said so</textarea>" in answer.text


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"kind": "other_act", "act": "sing"}, "Choose one from the list."),
        ({"kind": "other_certainty"}, "Choose one from the list."),
        ({"kind": "source_is"}, "Say who the source is."),
        ({"kind": "source_is", "actor": "a2", "name": "Petra"}, "one way only"),
        ({"kind": "source_is", "actor": "a99"}, "Choose someone from the list."),
        ({"kind": "hedge_missed", "hedge": "no such words"}, "do not appear in the article"),
        ({"kind": "hedge_missed"}, "Enter the words"),
        ({"kind": "sing"}, "Choose what is wrong."),
        ({}, "Choose what is wrong."),
        ({"kind": "other_act", "act": "warn", "author": "  "}, "Enter your name"),
        ({"kind": "other_act", "act": "warn", "text": "0"}, "The text of the article has changed since."),
        ({"kind": "other_certainty", "certainty": "reported"}, "That is already the case."),
    ],
)
def test_a_form_that_does_not_say_enough_comes_back_and_keeps_nothing(
    client: TestClient, library: Library, key: str, fields: dict[str, str], message: str
) -> None:
    base = {"text": now(library, key).article.id, "author": "Ines", "attribution": "q2"}
    ledger = now(library, key)
    if fields.get("certainty") == "reported":
        send(client, library, key, attribution="q2", kind="other_certainty", certainty="reported")
        before = 1
    else:
        before = 0
    answer = client.post(f"/articles/{key}/corrections", data={**base, **fields})

    assert answer.status_code == 422
    assert message in answer.text
    assert len(kept(library, key)) == before
    assert before or now(library, key) == ledger


def test_what_is_typed_comes_back_as_text(client: TestClient, library: Library, key: str) -> None:
    mean = "</textarea><script>alert(1)</script>"
    form = {"text": now(library, key).article.id, "author": mean, "content": mean, "reason": mean}
    answer = client.post(f"/articles/{key}/corrections", data=form)

    assert answer.status_code == 422
    assert "<script>alert" not in answer.text


def test_an_attribution_that_is_not_there_is_not_found(
    client: TestClient, library: Library, key: str
) -> None:
    assert client.get(f"/articles/{key}/correct?attribution=q99").status_code == 404
    assert send(client, library, key, attribution="q99", kind="not_attribution") == 404


def test_a_correction_is_undone_by_whoever_says_so(client: TestClient, library: Library, key: str) -> None:
    send(client, library, key, attribution="q2", kind="not_attribution")
    (one,) = library.ask(corrections, key)
    answer = client.post(
        f"/articles/{key}/corrections/{one.correction.id}/undo?back=history", follow_redirects=False
    )

    assert answer.headers["location"] == f"/articles/{key}/history"
    assert [one.undone_by for one in library.ask(corrections, key)] == ["Ines Okoro"]
    assert len(now(library, key).attributions) == 2


def test_another_site_may_not_correct_or_undo_or_remove(
    client: TestClient, library: Library, key: str
) -> None:
    elsewhere = {"sec-fetch-site": "cross-site"}
    for address in ("corrections", "corrections/1/undo", "remove"):
        assert client.post(f"/articles/{key}/{address}", headers=elsewhere).status_code == 403
    assert library.ledger(key)


def test_files_and_a_flood_of_fields_are_refused(client: TestClient, library: Library, key: str) -> None:
    address = f"/articles/{key}/corrections"

    assert client.post(address, files={"content": ("x.txt", b"x")}).status_code == 400
    assert client.post(address, data={f"f{n}": "x" for n in range(2000)}).status_code in (400, 422)
    assert kept(library, key) == []


def test_the_script_gets_the_form_alone(client: TestClient, key: str) -> None:
    headers = {"HX-Request": "true", "HX-Target": "#form"}
    part = client.get(f"/articles/{key}/correct?attribution=q2", headers=headers).text

    assert part.strip().startswith("<form") and part.strip().endswith("</form>")


def test_the_library_finds_what_is_corrected(client: TestClient, library: Library, key: str) -> None:
    send(client, library, key, attribution="q1", kind="other_act", act="threaten")

    assert [one.key for one in library.ask(find, Query(acts=("threaten",))).items] == [key]


def test_the_form_says_what_each_label_is_now(client: TestClient, filled: Library) -> None:
    key = filled.ask(find, Query(outlet="South Post")).items[0].key
    page = client.get(f"/articles/{key}/correct?attribution=q1").text

    assert 'The act is wrong <span class="was">now: say</span>' in page
    assert 'The certainty is wrong <span class="was">now: reported</span>' in page
