"""A server as a JupyterHub runs it: a token, XSRF checks and a base_url."""

import os
import tempfile

c = get_config()  # noqa: F821
c.ServerApp.ip = "127.0.0.1"
c.ServerApp.port = int(os.environ["COHORTLAB_UI_PORT"]) + 1
c.ServerApp.port_retries = 0
c.ServerApp.open_browser = False
c.ServerApp.allow_root = True
c.ServerApp.base_url = "/user/ada/"
c.ServerApp.root_dir = tempfile.mkdtemp(prefix="cohortlab-hub-")
c.IdentityProvider.token = "story"
c.LabApp.workspaces_dir = tempfile.mkdtemp(prefix="cohortlab-hub-workspaces-")
