"""Contrôle croisé: the tables of a workbook, computed again from its own respondents."""
