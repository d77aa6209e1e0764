"""The library under load: how fast articles are added and pages answered, many clients, kills, full disks.

``load``, ``clients`` and ``kill`` each return a Section. ``probe`` and ``victim`` are the programs that
measured and killed processes run; ``archive`` makes any number of articles from the ledgers of the examples.
"""
