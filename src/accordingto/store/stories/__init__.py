"""Stories: which articles tell of one event, kept as articles are added, corrected and removed.

::

    Article, as it is shown
      | outline_of        what it is about, in numbers                    outlines.py
      | likenesses        how like it is to what is near, by an index     outlines.py, clustering.py
      | regrouped         only what hangs together with it, again         clustering.py
      | settle            with what people joined and split by hand       settling.py, entries.py
      > StoryEntry        a row a story: to list, search and count by     listing.py

    a story that is looked at
      | make_story        what its articles have in common; kept until one of them changes    comparing.py
      > Story, and which articles are copies
"""
