"""What is held against a film, one check a file."""
