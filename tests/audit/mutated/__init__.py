"""A short film that an audit finds true, and what makes it false."""
