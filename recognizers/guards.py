"""What may not stand beside an identifier: shared by the patterns.

LEFT refuses a letter or digit before it, a digit joined by dot, slash or hyphen (a longer number,
a decimal, a date), a plus (a telephone number) and the last group of a UUID. RIGHT refuses a letter
or digit after it and a joined digit. Underscores, quotes, brackets, `=`, `:`, `;`, commas (CSV) and
the dot that ends a sentence are fine on either side.
"""

LEFT = r"(?<![^\W_]|\+|\d[./\-]|[0-9A-Fa-f]{4}-)"
RIGHT = r"(?![^\W_]|[./\-]\d)"
