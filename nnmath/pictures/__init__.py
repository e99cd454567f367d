"""Pictures on their way to 784 numbers: read, put right, varied."""
