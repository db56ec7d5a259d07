"""The exceptions of the domain."""


class InhoudFout(ValueError):
    """A content or settings file is wrong; the message names the place, the fault and the remedy."""
