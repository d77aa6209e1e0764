"""Stories in words: what they are called, and what is counted of them."""

from __future__ import annotations

from accordingto.stories.cluster import Member, Storyline


def title(story: Storyline) -> str:
    """Return the first headline of a story, or else what names its first article."""
    named = (member.headline for member in story.members if member.headline)
    return next(named, member_title(story.members[0]))


def member_title(member: Member) -> str:
    """Return the headline of an article, its file, its address, or else its id."""
    return member.headline or member.path or member.url or f"Article {member.id}"


def counted(story: Storyline) -> str:
    """Return how many articles and outlets a story has: "3 articles, 2 outlets"."""
    return f"{_many(len(story.members), 'article')}, {_many(len(story.outlets), 'outlet')}"


def days(story: Storyline) -> str:
    """Return the days of a story: one, or the first and the last; empty if none is known."""
    if story.first == story.last:
        return story.first or ""
    return f"{story.first} to {story.last}"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
