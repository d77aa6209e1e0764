"""How likely a claim is one to be watched: fitted on watch lists drawn by hand."""
