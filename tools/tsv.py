"""Reading TSV files: a first line with column names; quotation marks are ordinary characters."""

from pathlib import Path

from helpdesk.fouten import InhoudFout


def lees_tsv(pad: Path, *kolommen: str) -> list[tuple[int, dict[str, str]]]:
    """Return per line its number and its columns by name. A column that a line leaves out is empty; empty lines stay.

    :raise InhoudFout: if the file cannot be read, is not UTF-8 or lacks one of the columns
    """
    try:
        regels = pad.read_text(encoding="utf-8-sig").removesuffix("\n").split("\n")
    except UnicodeDecodeError as fout:
        raise InhoudFout(f"{pad}: this is not a UTF-8 text file; save it as UTF-8") from fout
    except OSError as fout:
        raise InhoudFout(f"{pad}: cannot be read ({fout.strerror}); check the name") from fout
    namen = regels[0].split("\t")
    for kolom in kolommen:
        if kolom not in namen:
            raise InhoudFout(f"{pad}: no column {kolom!r} in the first line; write the column names there, with tabs between")
    leeg = dict.fromkeys(namen, "")
    return [(nummer, {**leeg, **dict(zip(namen, regel.split("\t")))}) for nummer, regel in enumerate(regels[1:], start=2)]
