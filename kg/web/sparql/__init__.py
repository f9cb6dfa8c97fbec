"""The SPARQL 1.1 Protocol endpoint: questions from outside, answered whole or not at all.

A query is read off the request (`asked`), looked over before any engine sees it (`guard`), and run
in a worker process that can be killed (`pool`, `worker`). The endpoint is a few Starlette routes.
"""

from kg.web.sparql.endpoint import Endpoint
from kg.web.sparql.limits import Limits

__all__ = ["Endpoint", "Limits"]
