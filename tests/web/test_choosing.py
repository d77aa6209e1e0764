from __future__ import annotations

from starlette.datastructures import QueryParams

from accordingto.store import Facet, Facets, StatementQuery
from accordingto.web.choosing import Offer, groups

FACETS = Facets(
    count=3,
    is_all=True,
    acts=(Facet("deny", "deny", 2), Facet("warn", "warn", 1)),
    polarities=(Facet("negative", "negative", 2),),
    certainties=(),
    outlets=(Facet("North & South", "North & South", 3),),
    people=(Facet("mara-ellison", "Mara Ellison", 1),),
    months=(Facet("2031-02", "2031-02", 3),),
)


def test_each_value_leads_to_the_first_page_of_what_has_it() -> None:
    given = QueryParams("q=tolls&act=deny&after=2031~7&back=-")
    found = {
        one.title: one.offers for one in groups(given, StatementQuery(text="tolls", acts=("deny",)), FACETS)
    }

    assert list(found) == ["What they do", "Affirmed or not", "Who says it", "Outlet", "Month"]
    assert found["What they do"] == (
        Offer("deny", 2, "q=tolls", is_chosen=True),
        Offer("warn", 1, "q=tolls&act=warn", is_chosen=False),
    )
    assert found["Affirmed or not"][0].label == "negated or denied"
    assert found["Outlet"][0].address == "q=tolls&act=deny&outlet=North+%26+South"
    assert found["Who says it"][0] == Offer(
        "Mara Ellison", 1, "q=tolls&act=deny&person=mara-ellison", is_chosen=False
    )
    assert found["Month"][0].address == "q=tolls&act=deny&since=2031-02-01&until=2031-02-28"
