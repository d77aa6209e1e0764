"""Followed feeds and their entries::

the list   | enlist                  which feeds are followed now               feeds.py
a feed     | note_answer, note_failure  result of a poll, time of the next one  feeds.py
           | take_entries            new entries, each once                     entries.py
an entry   | begin, keep_page        tried; fetched and not yet read            entries.py
           | settle, put_off         final, or to be retried later              entries.py
a host     | keep_robots, rest       its robots.txt; until when not to ask it   hosts.py
           > followed, followed_entries                                         listing.py
"""
