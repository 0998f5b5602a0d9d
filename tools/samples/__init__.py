"""The sample extracts: synthetic answers, set on published figures, written as workbooks."""
