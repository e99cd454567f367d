"""What a scene states, frame by frame, that its film shows, and where."""
