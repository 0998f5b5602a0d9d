"""The partnership typology drawn: four types in one order, publics side by side, never merged."""
