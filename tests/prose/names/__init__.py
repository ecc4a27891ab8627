"""Tests of kg/prose/names: each file a concern, in invented sentences."""
