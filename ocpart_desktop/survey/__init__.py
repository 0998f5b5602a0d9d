"""What the data is, once understood: frozen values, no reading and no computing."""
