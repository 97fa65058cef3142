"""The store: the journal as the system of record, the mart that measures read, the kept files."""

from analytics.store.journal import BatchRecord, Journal, StoredReturn, StoreError
from analytics.store.opening import open_journal
from analytics.store.reading import read_sql

__all__ = ["BatchRecord", "Journal", "StoreError", "StoredReturn", "open_journal", "read_sql"]
