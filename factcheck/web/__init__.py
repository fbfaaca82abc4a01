"""The page and the REST service of ``factcheck serve`` (the extra ``serve``): on this machine, with nothing kept.

The service is Starlette, and its OpenAPI document is put together from the schemas that factcheck publishes anyway
(``openapi.py``). FastAPI, which generates the document, would need the same schemas a second time, as its own classes,
would have to be told by hand of bodies in plain text, Markdown and HTML, and answers wrong requests in a form of its
own; 0.165 is 11 MB where Starlette 1.10 is 2, takes 260 ms of processor time to import for 90, and 16 MB more memory.
"""
