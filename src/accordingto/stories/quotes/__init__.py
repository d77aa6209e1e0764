"""Finding an utterance in several articles, and how each of them prints it."""
