"""Normalised text to findings: recognizers scheduled, judged and reduced to one winner a span."""
