"""The heads of the network that is trained, and what each loses."""
