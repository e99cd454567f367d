"""What is read from a finished film's frames."""
