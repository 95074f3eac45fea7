"""How well the scanner does on marked texts: corpora, measures, reports."""
