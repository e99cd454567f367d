"""What is said of the data, sentence by sentence, as predicates on the truth: a file a scene."""
