"""A server over marked people: all its files lie in COHORTLAB_LEAKS, and with so little memory it spills."""

import os
from pathlib import Path

from jupyterlab.galata import configure_jupyter_server

place = Path(os.environ["COHORTLAB_LEAKS"])

c = get_config()  # noqa: F821
configure_jupyter_server(c)
c.ServerApp.ip = "127.0.0.1"
c.ServerApp.port = int(os.environ["COHORTLAB_UI_PORT"]) + 2
c.ServerApp.allow_root = True
c.ServerApp.root_dir = str(place / "root")
c.ServerApp.log_level = "DEBUG"
c.LabApp.workspaces_dir = str(place / "workspaces")
c.Cohortlab.releases = [str(place / "release" / "markers.duckdb")]
c.Cohortlab.work_dir = str(place / "work")
c.Cohortlab.memory_limit_mb = 256
# Outputs with rows would be cleared when a notebook is saved; the stories show that nothing needs it but what
# a person displays.
c.Cohortlab.clear_outputs = "nothing"
