"""Settings of all tests."""

import os

from hypothesis import settings

# No deadline: a busy machine is no bug; what must be fast has a test that measures it.
# With CI=true the same examples every time: a red run is then a change of ours.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
# Rules only, unless a test asks for names: what it says of identifiers must hold by itself, and no
# service of a test need load the model. tests/dlp/test_names.py and its neighbours turn them on.
os.environ.setdefault("DLP_NAMES", "off")

settings.load_profile("ci" if os.environ.get("CI") == "true" else "local")
