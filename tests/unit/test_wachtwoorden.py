"""Passwords of local accounts."""

from gateway.balie import wachtwoorden


def test_only_its_own_password_opens_an_account_and_none_opens_one_without():
    goed = "paard batterij nietje correct"
    assert wachtwoorden.klopt(wachtwoorden.hash_van(goed), goed)
    assert not wachtwoorden.klopt(wachtwoorden.hash_van(goed), f"{goed} ")
    for geen in (None, ""):  # the second is a work account; unknown ones are checked against a password that can be read here
        assert not any(wachtwoorden.klopt(geen, wachtwoord) for wachtwoord in ("", "niemand heeft dit wachtwoord"))
