"""The library under load: how fast it takes articles in and answers, many clients at once, kills, full disks.

``load``, ``clients`` and ``kill`` each give a Section. ``probe`` and ``victim`` are what the measured and the
killed processes run; ``archive`` makes as many articles as are wanted out of the ledgers of the examples.
"""
