"""SHACL-SPARQL: constraints and constraint components whose tests are queries (SHACL sections 5 and 6)."""
