"""How many were harmed, and which numbers are no count of them."""
