"""Tests of kg/prose/speech: each file a concern, in invented sentences."""
