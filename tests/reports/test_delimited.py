import io

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from analytics.reports.delimited import safe_csv


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_words_that_would_run_get_an_apostrophe(start):
    lines = safe_csv(pd.DataFrame({"a": [f"{start}cmd"]})).decode("utf-8-sig")
    assert pd.read_csv(io.StringIO(lines), sep=";")["a"].tolist() == [f"'{start}cmd"]


def test_numbers_stay_numbers():
    frame = pd.DataFrame({"region": ["Ақмола", "Астана"], "change": [-1.5, 2.0], "place": [1, 2]})
    assert_frame_equal(pd.read_csv(io.BytesIO(safe_csv(frame)), sep=";"), frame)


def test_headers_are_made_harmless_too():
    assert safe_csv(pd.DataFrame({"=a": [1]})).decode("utf-8-sig").startswith("'=a")


def test_it_says_that_it_is_utf_8_and_keeps_the_table():
    frame = pd.DataFrame({"a": ["Ә;Ғ", None], "b": [1.0, float("nan")]})
    content = safe_csv(frame)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig") == 'a;b\r\n"Ә;Ғ";1.0\r\n;\r\n'
    assert frame["a"].tolist()[0] == "Ә;Ғ"
