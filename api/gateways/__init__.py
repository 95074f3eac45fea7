"""What other products call: each gateway speaks one protocol and scans in the workers."""
