"""Search for statements: by their words, speaker, labels, outlet, day and confidence.

::

    StatementQuery                                      query.py
      | parse             words, phrases, OR, NOT       expression.py
      | spread            words that a prefix* matches  beginnings.py
      | spelled           words that a typed name means speakers.py
      | wanted            all of the query, as SQL      matching.py
      > statements, counts by label, marked words       finding.py, facets.py, marking.py

    a statement that is added, changed or removed
      > its place in the order of days, its words in the index     indexing.py
"""
