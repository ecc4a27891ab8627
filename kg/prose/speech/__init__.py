"""Who says it: clauses with their speakers, chains of hearsay, lists."""
