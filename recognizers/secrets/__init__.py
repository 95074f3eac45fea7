"""Secrets: what opens a system, known by its form or by its label; never verified anywhere."""
