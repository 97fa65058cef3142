"""Sentences written from figures, in three languages: what a chart shows, and how sure it is."""
