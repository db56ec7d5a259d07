"""Logging as JSON lines in which text of residents cannot occur.

Only the fields of VELDEN pass. Of an exception the class and the places in the code are kept, not its message, because
a message may quote the data it failed on.
"""

import logging
import sys
import traceback

import structlog

# Every field that a log line may have, and what it holds.
VELDEN = {
    "event": "what happened, a fixed text in the code",
    "level": "debug, info, warning or error",
    "timestamp": "when, UTC",
    "logger": "name of the library or module",
    "methode": "HTTP method",
    "route": "the pattern of the address, without its values",
    "status": "HTTP status",
    "duur_ms": "duration in milliseconds",
    "pogingen": "how many times a message was offered to Rasa",
    "reden": "the class of a fault",
    "aantal": "a count",
    "werker": "which worker process",
    "fout": "class of an exception",
    "plaats": "file, line and function names of an exception",
    "adres": "address that the gateway itself listens on",
}


def _alleen_bekende_velden(_logger, _methode, regel):
    return {veld: waarde for veld, waarde in regel.items() if veld in VELDEN}


def _fout_zonder_tekst(_logger, _methode, regel):
    info = regel.pop("exc_info", None)
    if info:
        soort, _, spoor = info if isinstance(info, tuple) else sys.exc_info()
        regel["fout"] = getattr(soort, "__name__", None)
        regel["plaats"] = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(spoor)][-12:]
    return regel


class _VasteTekst(logging.Filter):
    """Lines of libraries: the template stays, the values that were to be filled in do not."""

    def filter(self, regel: logging.LogRecord) -> bool:
        regel.msg, regel.args = str(regel.msg).split("\n")[0][:200], ()
        return True


def stel_in(niveau: str) -> None:
    """Route structlog and the standard library to one JSON line each on stdout."""
    keten = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _fout_zonder_tekst,
        _alleen_bekende_velden,
    ]
    opmaak = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=keten,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, structlog.processors.JSONRenderer()],
        keep_exc_info=False,
    )
    uitvoer = logging.StreamHandler(sys.stdout)
    uitvoer.setFormatter(opmaak)
    bibliotheken = _AlleenWaarschuwingen(uitvoer)
    logging.basicConfig(level=logging.WARNING, handlers=[bibliotheken], force=True)
    eigen = logging.getLogger("gateway")
    eigen.handlers, eigen.propagate = [uitvoer], False
    eigen.setLevel(niveau)
    structlog.configure(
        processors=[*keten, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


class _AlleenWaarschuwingen(logging.Handler):
    """Passes warnings and errors of libraries on, without the values in them."""

    def __init__(self, uitvoer: logging.Handler):
        super().__init__(logging.WARNING)
        self._uitvoer = uitvoer
        self.addFilter(_VasteTekst())

    def emit(self, regel: logging.LogRecord) -> None:
        self._uitvoer.handle(regel)


def logger(naam: str):
    return structlog.stdlib.get_logger(f"gateway.{naam}")
