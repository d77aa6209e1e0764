from __future__ import annotations

from accordingto.stories.grouping import Groups


def test_groups_are_joined_pair_by_pair() -> None:
    groups = Groups(5)
    groups.join(3, 1)
    groups.join_all([4, 3])
    groups.join(1, 4)

    assert groups.members() == [[0], [1, 3, 4], [2]]
    assert groups.home(4) == 1
    assert groups.group(3) == [1, 3, 4]
