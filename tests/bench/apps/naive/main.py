"""Compare as a naive app: reads the whole table, filters with pandas, draws with plotly.express."""

import os

import pandas as pd
import plotly.express as px
import streamlit as st

facts = pd.read_parquet(os.environ["NAIVE_FACTS"])
indicator = st.selectbox("Indicator", sorted(facts["indicator_code"].unique()))
period = st.selectbox("Period", sorted(facts["period"].unique(), reverse=True))
chosen = facts[(facts["indicator_code"] == indicator) & (facts["period"] == period)]
ranked = chosen.sort_values("value")
st.plotly_chart(px.bar(ranked, x="value", y="region_code", orientation="h"), key="bars")
st.plotly_chart(px.scatter(ranked, x="value", y="region_code"), key="map")
st.dataframe(ranked)
