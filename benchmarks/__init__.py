"""What accordingto is measured by: accuracy, one module a corpus, speed, the library, and hostile input.

The flow, as ``python -m benchmarks DATA`` runs it::

    corpus files + the ledgers that the installed command writes
      -> polnear | ledgers/ | coreference | pages | speed | library/ | robustness/
                                 each gives a Section of figures, tables and charts
      -> reporting/floors        accuracy may not fall below floors.json
      -> reporting/record        kept in measured/, so that one can be run alone
      -> reporting/report        docs/results.md and docs/images/*.svg

No corpus is part of the repository. A section whose data is absent says so and is skipped.
"""
