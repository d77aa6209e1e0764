"""Warnings: what an editor should check in an article."""
