"""Grammar: the ``Document``, dependency trees, clauses, noun phrases and lemmas."""
