"""Compare as a naive app: pandas over all facts on every run, map, bars and table by plotly.express."""

import os

import pandas as pd
import plotly.express as px
import streamlit as st

facts = pd.read_parquet(os.environ["NAIVE_FACTS"])
indicator = st.selectbox("Indicator", sorted(facts["indicator_code"].unique()))
period = st.selectbox("Period", sorted(facts["period"].unique(), reverse=True))
chosen = facts[(facts["indicator_code"] == indicator) & (facts["period"] == period)]
ranked = chosen.sort_values("value")
codes = list(ranked["region_code"])
tiles = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "id": code,
            "properties": {},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[x, 0], [x, 1], [x + 1, 1], [x + 1, 0], [x, 0]]],
            },
        }
        for x, code in enumerate(codes)
    ],
}
st.plotly_chart(px.choropleth(ranked, geojson=tiles, locations="region_code", color="value"), key="map")
st.plotly_chart(px.bar(ranked, x="value", y="region_code", orientation="h", color="value"), key="bars")
st.dataframe(ranked)
