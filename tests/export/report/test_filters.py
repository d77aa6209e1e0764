from __future__ import annotations

from accordingto.export.report.cast import cast_of
from accordingto.export.report.filters import Choice, choices
from accordingto.export.report.nesting import nest
from tests.fakes import ledger_from_marks


def test_only_what_there_is_can_be_chosen_with_its_count() -> None:
    said = " ".join(
        f"[[q{n}.source|{who}]] [[q{n}.cue|said]] [[q{n}.content|so {n}]]." for n, who in enumerate("AAB", 1)
    )
    ledger = ledger_from_marks(
        f"{said} [[q4.cue|reportedly]] [[q4.content|it rained]].",
        {
            "q1": {"act": "deny", "certainty": "reported", "polarity": "negative", "strength": "certain"},
            "q2": {"act": "say", "certainty": "hedged", "strength": "possible"},
            "q3": {"act": "say", "certainty": "reported", "strength": "certain"},
        },
    )
    entries = nest(ledger.attributions)
    found = choices(entries, cast_of(ledger, entries))
    assert [(one.label, one.count) for one in found.actors] == [
        ("A", 2),
        ("B", 1),
        ("Pronouns and unnamed sources", 1),
    ]
    assert found.acts == (Choice("say", "say", 2), Choice("deny", "deny", 1))
    assert [(one.value, one.count) for one in found.certainties] == [("reported", 2), ("hedged", 1)]
    assert [(one.value, one.count) for one in found.strengths] == [
        ("certain", 2),
        ("possible", 1),
        ("negative", 1),
    ]
