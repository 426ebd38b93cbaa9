"""What an editor is told of the rows and the chapters: what is missing, hard to read, or gone from the net."""
