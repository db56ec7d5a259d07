"""`python -m gateway`: starts the service with the settings of the environment."""

import sys

from sanic import Sanic
from sanic.worker.loader import AppLoader

from gateway.app import maak_app
from gateway.settings import InstellingenFout
from helpdesk.fouten import InhoudFout


def main() -> int:
    try:
        app = maak_app()
    except (InstellingenFout, InhoudFout) as fout:
        print(fout, file=sys.stderr)
        return 1
    settings = app.ctx.delen.settings
    een = {"single_process": True} if settings.werkers == 1 else {"workers": settings.werkers}
    app.prepare(settings.host, settings.port, access_log=False, motd=False, **een)
    if settings.werkers == 1:
        Sanic.serve_single(primary=app)
    else:
        Sanic.serve(primary=app, app_loader=AppLoader(factory=maak_app))
    return 0


if __name__ == "__main__":
    sys.exit(main())
