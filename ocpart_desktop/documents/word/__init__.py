"""What a Word document is made of: styles, fields, tables, native charts."""
