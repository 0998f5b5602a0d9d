"""Home: open, drop, reopen, or try with the sample."""
