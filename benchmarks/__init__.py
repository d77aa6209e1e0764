"""Benchmarks of accordingto: accuracy (one module per corpus), speed, the library, and hostile input.

What ``python -m benchmarks DATA`` does::

    corpus files + the ledgers that the installed command writes
      -> polnear | ledgers/ | coreference | watch | pages | speed | library/ | robustness/
                                 each returns a Section of figures, tables and charts
      -> reporting/floors        accuracy may not fall below floors.json
      -> reporting/record        results are kept in measured/, so that one benchmark can be run alone
      -> reporting/report        docs/results.md and docs/images/*.svg

No corpus is part of the repository. A benchmark whose data is missing says so and is skipped.
"""
