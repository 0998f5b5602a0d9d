"""The machine around the product: folders, settings, files, and the errors a user may meet."""
