"""A plan read out of a document that somebody else made."""
