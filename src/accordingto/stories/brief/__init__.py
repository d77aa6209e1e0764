"""The brief of a story: what several outlets report, from where, who denies it, what changed, what is due."""
