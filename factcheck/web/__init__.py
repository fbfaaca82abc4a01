"""The page and the REST service of ``factcheck serve`` (the extra ``serve``): on this machine, with nothing kept.

The service is Starlette, and its OpenAPI document is put together from the schemas that factcheck publishes anyway
(``openapi.py``). A framework that generates the document would need the same schemas a second time, as its own classes,
and would know nothing of bodies in plain text, Markdown and HTML.
"""
