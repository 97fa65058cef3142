"""An empty page."""

import streamlit as st

st.title("Empty")
