"""E-mail: single messages, mailboxes (mbox), and pages that browsers saved as MHTML."""
