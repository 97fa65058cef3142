"""Templates to take before a return is sent: one region's, or all regions' for a curator."""

from __future__ import annotations

from functools import partial

import streamlit as st

from analytics.access import Person
from analytics.periods import Period
from analytics.submission.templates import bundle_name, template_bundle, template_file, template_forms
from analytics.text import Texts
from analytics.text.localized import LANGUAGES, Language
from pages.shared import data
from pages.shared.widgets import EXCEL, select

ZIP = "application/zip"


def templates_block(text: Texts, period: Period, person: Person) -> None:
    """Choose form, region and language, and take the template; it is written when it is asked for."""
    forms = {form.code: form for form in template_forms()}
    names = {region.code: region.name[text.language] for region in data.regions().reporting(period)}
    own = [code for code in names if person.may("submit", code)]
    with st.container(border=True, key="templates"):
        st.markdown(f"**{text('templates.block.title')}**")
        st.markdown(text("templates.block.text"))
        if not own:
            st.info(text("templates.block.none"), icon=":material/info:")
            return
        left, middle, right = st.columns([3, 2, 1.2])
        with left:
            form = select(
                "template_form",
                text("templates.block.form"),
                list(forms),
                lambda code: forms[code].name[text.language],
                next(iter(forms)),
            )
        with middle:
            label = text("templates.block.region")
            region = select("template_region", label, own, lambda code: names[code], own[0])
        with right:
            language = _language(text)
        _downloads(text, form, region, period, language, everything=person.may("curate"))


def _language(text: Texts) -> Language:
    label = text("templates.block.language")
    names = {code: text(f"templates.languages.{code}") for code in LANGUAGES}
    return select("template_language", label, LANGUAGES, lambda code: names[code], text.language)


def _downloads(
    text: Texts, form: str, region: str, period: Period, language: Language, *, everything: bool
) -> None:
    with st.container(horizontal=True):
        st.download_button(
            text("templates.block.download"),
            partial(one_template, form, region, period, language),
            file_name=f"{form}_{region}_{period}.xlsx",
            mime=EXCEL,
            icon=":material/download:",
            on_click="ignore",
            type="primary",
            key="template_download",
        )
        if everything:
            st.download_button(
                text("templates.block.all"),
                partial(all_templates, form, period, language),
                file_name=bundle_name(form, period),
                mime=ZIP,
                icon=":material/folder_zip:",
                on_click="ignore",
                key="template_download_all",
            )


def one_template(form: str, region: str, period: Period, language: Language) -> bytes:
    """The workbook of one region, with what the store knows at this moment."""
    return template_file(data.journal(), form, region, period, language).content


def all_templates(form: str, period: Period, language: Language) -> bytes:
    """The zip of all regions that report in the period."""
    return template_bundle(data.journal(), form, period, language)
