"""Every router of the service, in one table.

A gateway adds its router here, its operations to OPERATIONS in api/work.py, and a line to SCOPES
in api/access.py where it needs another scope than `scan`.
"""

from fastapi import APIRouter
from starlette.routing import BaseRoute

from api import routes, routes_documents, routes_operation, routes_registered, routes_why
from api.gateways import presidio
from api.gateways import routes as gateways
from api.icap import routes as proxies

ROUTERS: tuple[APIRouter, ...] = (
    routes.router,
    routes_documents.router,
    routes_operation.router,
    routes_registered.router,
    routes_why.router,
    presidio.router,
    gateways.router,
    proxies.router,
)


def all_routes() -> list[BaseRoute]:
    """Every route of every router; a router must not include another."""
    return [route for router in ROUTERS for route in router.routes]
