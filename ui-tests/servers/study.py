"""Galata's own server: no token, no XSRF check, a fresh root folder, two releases."""

import os

from jupyterlab.galata import configure_jupyter_server

c = get_config()  # noqa: F821
configure_jupyter_server(c)
c.ServerApp.ip = "127.0.0.1"
c.ServerApp.port = int(os.environ["COHORTLAB_UI_PORT"])
c.ServerApp.allow_root = True
