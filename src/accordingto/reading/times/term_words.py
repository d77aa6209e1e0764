"""Words around a time that make it a deadline: "by", "until the end of", "within", "has … to reply"."""

from __future__ import annotations

import re

UNTIL = re.compile(
    r"(?i)\b(?:by|until|till|before|no later than|not later than|due (?:on|by)?|expires? (?:on|in)?"
    r"|deadline(?: for [\w ]{1,30}?)? (?:of|is|on|falls on|(?:was|is|has been|had been) \w{3,12}ed to))"
    r"\s*(?:the\s+)?(?:(?:end|start|beginning) of\s+)?$"
)
THROUGH = re.compile(r"(?i)(?<!way )(?<!way-)(?<!part )(?<!part-)(?<!half )\bthrough\s*(?:the\s+)?$")
STILL_SAID = re.compile(r"(?i)(?:until|till)\b")
BEFORE = re.compile(r"(?i)\bbefore\b")
EDGE = re.compile(r"(?i)\b(?:end|start|beginning|middle) of\b")
FOR = re.compile(
    r"(?i)\b(?:over the next|for (?:up to|the next)|(?:for )?(?:another|an additional|a further))\s*"
    r"(?:the\s+)?$"
)
NOW = re.compile(r"(?i)\b(?:is|are|stays?|remains?|will|must|to|was|were|been)\s+(?:\w+\s+){0,4}$")
"""Words shortly before "for another year" that make it run from now: "was extended", "is shut"."""
AHEAD = re.compile(
    r"(?i)\b(?:will|would|must|should|shall|to|in order|expected|plans?|pledged|promised|vowed)\b"
)
"""Words that put what follows into the future."""
IN = re.compile(r"(?i)\b(?:in|within)\s*$")
FROM = re.compile(r"(?i)\s*(?:of|after|from)\s+(?:the\s+)?(?:(?:[\w'’-]+\s+){1,4}(?:on|of)\s+)?")
"""Words between a duration and the day it runs from, which may name an event: "of the ruling on"."""
GIVEN = re.compile(
    r"(?i)\b(?:has|have|(?:gave|gives?|given|giving)(?: [\w.'’]{1,15}){0,5})(?: (?:only|just|up to))?\s*$"
)
"""Words that give somebody the duration after them."""
TASK = re.compile(r"(?:\s+(?:from|after) [\w ,.]{3,20}?)?\s+(?:in which )?to (?!live\b)[a-z]")
"""The task after a duration that somebody has for it: "to reply"."""
