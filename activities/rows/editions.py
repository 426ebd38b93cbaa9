"""The editions of the book, by name: for whom it is made. Nothing is imported here: the command line is read with it before set-up."""

SELF_STUDY, PARTICIPANT, FACILITATOR = EDITIONS = ("self-study", "participant", "facilitator")
