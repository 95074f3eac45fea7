"""Names that recognizers look up: data files with their makers (NOTICE), read at first use."""
