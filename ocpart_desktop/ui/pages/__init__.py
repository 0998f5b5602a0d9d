"""One folder a page: a model in plain Python, a view in Qt. Pages never know each other."""
