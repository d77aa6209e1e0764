"""Statements looked for: by their words, who says them, their labels, outlet, day and confidence.

::

    StatementQuery                                      query.py
      | parse             words, phrases, OR, NOT       expression.py
      | spread            what a word with * stands for  beginnings.py
      | spelled           a name as it was typed        speakers.py
      | wanted            both and the labels, as SQL   matching.py
      > statements, counts by label, marked words       finding.py, facets.py, marking.py

    a statement that is kept, changed or removed
      > its place in the order of days, its words in the index     indexing.py
"""
