"""Stories: groups of articles about one event, kept up to date as articles are added, corrected and removed.

::

    the shown article
      | outline_of        its weighted terms and day                      outlines.py
      | likenesses        similarity to articles nearby, by an index      outlines.py, clustering.py
      | regrouped         clusters again only what is linked to it        clustering.py
      | settle            applies merges and splits made by hand          settling.py, entries.py
      > StoryEntry        one row per story, to list, search and count    listing.py

    a story that somebody opens
      | make_story        what its articles have in common, cached until one of them changes  comparing.py
      > Story, and which articles are copies
"""
