"""Whom words make responsible, or clear."""
