"""What a row is: the models, the rules of the offences, and what is worked out of rows alone. No file is opened here."""
