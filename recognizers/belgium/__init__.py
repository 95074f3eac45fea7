"""Identifiers that Belgium issues."""
