"""Tests of kg/prose/words: each file a concern, in invented sentences."""
