"""Rules that correct the decoded attributions, one per module; ``attributions/passes.py`` orders them."""
