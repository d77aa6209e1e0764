"""Mail: one message, a mailbox of them, and pages that browsers save as if they were mail (MHTML)."""
