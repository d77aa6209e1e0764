"""The results of benchmarks: their types, floors, records, charts and the results page."""
