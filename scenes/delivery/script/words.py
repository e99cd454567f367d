"""The words that stand on every script, whatever the course.

A translation's [text] has them in its language; English stays where it lacks them.
"""

READ, SAVE = "What to read", "Save the recordings in"
WHOLE = "One file for each beat, with a pause of a second between its phrases:"
PARTS = "or one for each phrase, with its number:"
SECONDS = "The seconds are those of a phrase’s picture; where you take longer, the picture waits."
READING = "Not filmed as it is now: seconds as for reading, and the data may choose other words."
AGAIN = "Says something else here, but has the same recording as in"
RECORDED = "recorded"
SCRIPT_WORDS = (READ, SAVE, WHOLE, PARTS, SECONDS, READING, AGAIN, RECORDED)
