"""The support model, which checks statements against an article: network, training pairs and regression."""
