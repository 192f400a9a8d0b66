"""The extension of the Jupyter server."""

from jupyter_server.extension.application import ExtensionApp


class Cohortlab(ExtensionApp):
    """Starts the query service and lets the panels ask it."""

    name = "cohortlab"
