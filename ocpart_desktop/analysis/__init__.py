"""Survey → comparisons: estimates, tests and secrecy. Pure functions, no files, no screen."""
