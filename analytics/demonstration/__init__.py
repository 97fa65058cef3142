"""Demonstration data: synthetic returns of all regions beside the published ones of 2022."""

from analytics.demonstration.loading import drafts, load

__all__ = ["drafts", "load"]
