"""`python -m dlp.cli`, where the installed command is not on the path."""

from dlp.cli import main

main()
