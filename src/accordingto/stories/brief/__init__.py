"""A story → its brief: what several have, from where, who denies it, what changed, what falls due."""
