from __future__ import annotations

from starlette.testclient import TestClient


def test_a_script_gets_the_block_that_it_names_and_nobody_else(client: TestClient) -> None:
    asked = {"HX-Request": "true", "HX-Target": "div#results"}

    part = client.get("/", headers=asked)
    whole = client.get("/")
    other = client.get("/", headers={**asked, "HX-Target": "div#nothing"})

    assert "<html" not in part.text and "3 articles" in part.text
    number, _, block = part.text.strip().partition("</span>")
    assert 'id="in-use"' in number and 'hx-swap-oob="true"' in number
    assert block.strip() in whole.text
    assert "<html" in other.text
    assert "HX-Target" in part.headers["vary"]
