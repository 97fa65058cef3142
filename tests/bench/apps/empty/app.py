"""The empty page that reruns are measured against."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, object]]:
    gc.collect()
    gc.freeze()
    yield {}


app = st.App("main.py", lifespan=lifespan)
