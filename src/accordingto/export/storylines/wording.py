"""Titles, counts and days of stories, in words."""

from __future__ import annotations

from accordingto.export import wording
from accordingto.stories.cluster import Member, Storyline


def title(story: Storyline) -> str:
    """Return the title of a story, or else that of its first article."""
    return story.title or member_title(story.members[0])


def member_title(member: Member) -> str:
    """Return the headline of an article, or else its file, its address or its id."""
    return member.headline or member.path or member.url or f"Article {member.id}"


def counted(story: Storyline) -> str:
    """Return in words how many articles and outlets a story has: "3 articles, 2 outlets"."""
    outlets = wording.outlets_in_words(story.outlets, story.unnamed)
    return f"{wording.counted(len(story.members), 'article')}, {outlets}"


def days(story: Storyline) -> str:
    """Return the days of a story, "FIRST to LAST" or a single one, as ISO 8601; empty if none is known."""
    if story.first == story.last:
        return story.first or ""
    return f"{story.first} to {story.last}"
