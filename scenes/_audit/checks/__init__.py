"""What of a film is held against what its scene states: a file for each kind of thing."""
