"""The Writer side of Engross: a thin program that dials out to the helper and does what it is asked."""
