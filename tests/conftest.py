"""Settings of all tests."""

import os

from hypothesis import settings

# No deadline: a busy machine is no bug; what must be fast has a test that measures it.
# With CI=true the same examples every time: a red run is then a change of ours.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "local")
