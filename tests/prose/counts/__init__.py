"""Tests of kg/prose/counts: each file a concern, in invented sentences."""
