"""Words and sentences: what a text holds before anybody is asked what it means."""
