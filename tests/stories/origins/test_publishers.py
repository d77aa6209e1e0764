from __future__ import annotations

from accordingto.stories.origins.publishers import agency_named, group_of


def test_outlets_of_one_publisher_are_one_group_and_others_their_own() -> None:
    assert group_of("Intelligencer") == group_of("The Verge") == "Vox Media"
    assert group_of("The Osmark Courier") == "osmark courier"
    assert group_of(" ") is None


def test_an_agency_is_known_by_any_of_its_names() -> None:
    assert agency_named("AP") == agency_named("The Associated Press") == "Associated Press"
    assert agency_named("The Osmark Courier") is None
