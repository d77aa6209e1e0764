"""What is followed, and what came of it::

the list   | enlist                  which feeds are followed now               feeds.py
a feed     | note_answer, note_failure  what its server said, when it is due    feeds.py
           | take_entries            new entries, each once                     entries.py
an entry   | begin, keep_page        tried; fetched and not yet read            entries.py
           | settle, put_off         done, or to be tried again                 entries.py
a host     | keep_robots, rest       its robots.txt; until when it is left alone  hosts.py
           > followed, followed_entries                                         listing.py
"""
