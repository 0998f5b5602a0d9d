"""The open study: survey and notebook, and the use cases the command line and the window share."""
