"""The quick way into plain .xlsx sheets: from the bytes of their XML to codes, cell by no cell.

It reads what Excel and the usual writers of .xlsx write, and nothing else: the first surprise
leaves the sheet to the usual reader, whose every value it must equal.
"""
