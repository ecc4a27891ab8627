"""Tests of kg/prose/blame: each file a concern, in invented sentences."""
