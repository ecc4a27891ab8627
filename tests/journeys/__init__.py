"""What people do on the site from end to end, in a browser over `kg serve` in a process of its own."""
