"""Benchmarks: speed, peers, HTTP, memory and accuracy, in one run; see __main__.py."""
