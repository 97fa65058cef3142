"""The page that most would write first: pandas and plotly.express on every run, nothing kept."""

import streamlit as st

app = st.App("main.py")
