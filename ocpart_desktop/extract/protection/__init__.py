"""Workbooks protected with a password: opened when the password is given, never otherwise."""
