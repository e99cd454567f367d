"""Labelled examples from the files that people have: tables, arrays, folders of pictures."""
