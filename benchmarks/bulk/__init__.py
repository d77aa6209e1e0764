"""What runs of ``accordingto bulk`` cost, and whether kills change what they write."""
