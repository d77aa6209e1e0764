"""Whole ledgers compared with hand-made ones: accuracy, calibration, and the gain of each pass."""
