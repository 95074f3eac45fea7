"""Identifiers that are not one country's."""
