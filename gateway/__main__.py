"""`python -m gateway`: starts the service with the settings of the environment."""

import os
import sys

from gateway import logboek
from gateway.app import create_app
from gateway.settings import InstellingenFout, lees_settings
from helpdesk.fouten import InhoudFout


def main() -> int:
    try:
        settings = lees_settings(os.environ)
        logboek.stel_in(settings.logniveau)
        app = create_app(settings)
    except (InstellingenFout, InhoudFout) as fout:
        print(fout, file=sys.stderr)
        return 1
    app.run(settings.host, settings.port, single_process=True, access_log=False, motd=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
