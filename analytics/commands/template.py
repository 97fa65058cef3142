"""The command ``template``: the workbook that a region fills in, or those of all regions as a zip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.commands.requests import TemplateRequest
from analytics.commands.results import ACCEPTED, WRONG_USE, CommandResult, Document
from analytics.periods import Period
from analytics.regions import load_regions
from analytics.submission.templates import bundle_name, template_bundle, template_file, template_forms
from analytics.text import texts

if TYPE_CHECKING:
    from analytics.store.journal import Journal


def template(journal: Journal, request: TemplateRequest) -> CommandResult:
    """The template of one region, or without a region a zip of all that report in the period.

    A wrong form, period or region gives exit code 2 and a sentence.
    """
    text = texts(request.language)
    forms = [form.code for form in template_forms()]
    if request.form_code not in forms:
        values = {"given": request.form_code, "forms": ", ".join(forms)}
        return CommandResult(WRONG_USE, message=text("commands.template.unknown_form", **values))
    try:
        period = Period.parse(request.period)
    except ValueError:
        return CommandResult(WRONG_USE, message=text("commands.wrong_period", given=request.period))
    if request.region_code is None:
        content = template_bundle(journal, request.form_code, period, request.language)
        made = Document.of(bundle_name(request.form_code, period), content)
        return CommandResult(ACCEPTED, documents=[made])
    if request.region_code not in {region.code for region in load_regions().reporting(period)}:
        values = {"given": request.region_code, "period": str(period)}
        return CommandResult(WRONG_USE, message=text("commands.template.unknown_region", **values))
    file = template_file(journal, request.form_code, request.region_code, period, request.language)
    return CommandResult(ACCEPTED, documents=[Document.of(file.name, file.content)])
