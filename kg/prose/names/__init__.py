"""Who and what is named: noun phrases, the register of parties, speakers as actors."""
