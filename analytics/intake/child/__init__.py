"""What runs in the separate reading process: only the standard library and calamine.

The modules of this folder never import the rest of the product: the process starts with
``python -I worker.py`` and finds nothing but its own folder.
"""
